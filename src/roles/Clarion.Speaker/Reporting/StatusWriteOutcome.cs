using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;

namespace Clarion.Speaker.Reporting;

/// <summary>What a <see cref="StatusWrite"/> came to.</summary>
/// <param name="Error">What failed first; null when all is written.</param>
/// <param name="Created">The object that was created, with the status that it got.</param>
internal readonly record struct StatusWriteOutcome(ApiError? Error, ServiceL2Status? Created);
