namespace Clarion.Hub.Storage;

/// <summary>What a write did to an object.</summary>
internal enum ChangeType
{
    Added,
    Modified,
    Deleted,
}
