namespace Clarion.Hub.Selectors;

/// <summary>How one requirement of a label selector compares.</summary>
internal enum LabelOperator
{
    In,
    NotIn,
    Exists,
    DoesNotExist,
    GreaterThan,
    LessThan,
}
