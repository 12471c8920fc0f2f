using System.Globalization;

namespace Clarion.Hub.Storage;

/// <summary>Resource versions as text: whole numbers without leading zeros.</summary>
internal static class ResourceVersions
{
    public static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out long version) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version);
}
