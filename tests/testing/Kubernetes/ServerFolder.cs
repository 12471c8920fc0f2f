using System.Globalization;

namespace Clarion.Testing.Kubernetes;

/// <summary>
/// Folders that bear the process they belong to in their name, so that a later run removes what a killed one left.
/// </summary>
internal static class ServerFolder
{
    private const string Prefix = "clarion-api-";

    public static string Create()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder).Split('-')[2];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}"))
                TryDelete(folder);
        }

        return Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Another run removes it at the same moment.
        }
    }
}
