namespace Clarion.Api.Schema;

/// <summary>
/// Server-side apply treats the object or list as one value (<c>x-kubernetes-map-type</c> or
/// <c>-list-type: atomic</c>): half a label selector of one writer and half of another would select something that
/// nobody asked for.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class ReplacedWholeAttribute : Attribute;
