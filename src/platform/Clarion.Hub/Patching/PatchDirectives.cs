namespace Clarion.Hub.Patching;

/// <summary>The words of strategic merge patch that are no fields.</summary>
internal static class PatchDirectives
{
    /// <summary>replace, delete or merge: what happens to the object it stands in.</summary>
    public const string Patch = "$patch";

    /// <summary>The fields that stay; all others of the object go.</summary>
    public const string RetainKeys = "$retainKeys";

    /// <summary>Followed by a field's name: texts that leave the list.</summary>
    public const string DeleteFromPrimitiveList = "$deleteFromPrimitiveList/";

    /// <summary>Followed by a field's name: the order of the list's items, by their keys.</summary>
    public const string SetElementOrder = "$setElementOrder/";

    public static bool IsOne(string name) => name.StartsWith('$');
}
