using Clarion.Model.Refusals;

namespace Clarion.Model.Tracking;

/// <summary>One object under its name: what it says now, and the last version of it that came into force.</summary>
internal sealed class TrackedObject<TObject, TValue>(TObject current, Parsed<TValue> parsed)
    where TValue : class
{
    public TObject Current { get; set; } = current;

    public Parsed<TValue> Parsed { get; set; } = parsed;

    /// <summary>Null: no version was ever valid.</summary>
    public TValue? LastGood { get; set; }
}
