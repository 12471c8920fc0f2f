namespace Clarion.Model.Selectors;

/// <summary>Operators of a label selector's expressions.</summary>
public enum SelectorOperator
{
    In,
    NotIn,
    Exists,
    DoesNotExist,
}
