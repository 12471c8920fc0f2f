using Clarion.Api.Core;
using Clarion.Ipam.Outcomes;

namespace Clarion.Controller.Writing;

/// <summary>One write to do.</summary>
/// <param name="Service">The Service as it was decided about; its resourceVersion guards the write.</param>
/// <param name="Outcome">What it has from now on.</param>
/// <param name="Wanted">The same as the Service should say it.</param>
internal sealed record WriteOrder(Service Service, AllocationOutcome Outcome, WantedStatus Wanted);
