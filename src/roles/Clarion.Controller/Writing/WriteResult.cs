using Clarion.Api.Core;
using Clarion.Kubernetes.Client;

namespace Clarion.Controller.Writing;

/// <summary>What became of a <see cref="WriteOrder"/>; no answer when leadership ended before it was sent.</summary>
internal sealed record WriteResult(WriteOrder Order, ApiResult<Service>? Answer);
