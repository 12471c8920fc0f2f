namespace Clarion.Kubernetes.Informers;

/// <summary>How a watch, or the attempt at one, ended, and so how to go on.</summary>
internal enum WatchEnd
{
    /// <summary>The API server ended it properly; goes on at the last version.</summary>
    Closed,

    /// <summary>It broke while the connection had just given a sign of life; goes on at the last version.</summary>
    Interrupted,

    /// <summary>
    /// It broke, or fell silent, in a way that leaves room for the API server to have been replaced by one that knows
    /// less, as after a restore; everything is read anew.
    /// </summary>
    Lost,

    /// <summary>The API server said with an error that it cannot go on from there; everything is read anew.</summary>
    Refused,
}
