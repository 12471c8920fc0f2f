using System.Collections.Immutable;
using Clarion.Api.MetalLb;

namespace Clarion.Speaker.Reporting;

/// <summary>What is to be written about one Service.</summary>
/// <param name="Identity">Who and which.</param>
/// <param name="Interfaces">What the status should say.</param>
/// <param name="Create">Whether an object is to be created first.</param>
/// <param name="Correct">The object whose status is to be written, if any; not with <paramref name="Create"/>.</param>
/// <param name="Delete">What is to be deleted.</param>
internal sealed record StatusWrite(
    StatusIdentity Identity,
    ImmutableArray<string> Interfaces,
    bool Create,
    ServiceL2Status? Correct,
    ImmutableArray<ServiceL2Status> Delete);
