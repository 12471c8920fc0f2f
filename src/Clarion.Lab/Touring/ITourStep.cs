namespace Clarion.Lab.Touring;

/// <summary>One thing that the tour does and measures.</summary>
internal interface ITourStep
{
    /// <summary>What happens, in a few words.</summary>
    string Name { get; }

    /// <summary>Does it, and leaves the lab as it was.</summary>
    /// <exception cref="LabException">It could not be done at all.</exception>
    Task<StepResult> RunAsync(RunningLab lab, CancellationToken cancellationToken);
}
