namespace Clarion.Api.Schema;

/// <summary>A list of texts in which none stands twice (<c>x-kubernetes-list-type: set</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DistinctAttribute : Attribute;
