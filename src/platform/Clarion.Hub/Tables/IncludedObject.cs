namespace Clarion.Hub.Tables;

/// <summary>What a row of a table carries besides its cells (<c>?includeObject=</c>).</summary>
internal enum IncludedObject
{
    /// <summary>A PartialObjectMetadata.</summary>
    Metadata,

    /// <summary>The whole object.</summary>
    Object,

    /// <summary>Nothing.</summary>
    None,
}
