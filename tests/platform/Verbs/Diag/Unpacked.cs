using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Clarion.Tests.Platform.Verbs.Diag;

/// <summary>The files of a tar.gz.</summary>
internal static class Unpacked
{
    public static async Task<Dictionary<string, string>> ReadAsync(string path, CancellationToken cancel)
    {
        var files = new Dictionary<string, string>();
        await using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        await using var tar = new TarReader(packed);
        while (await tar.GetNextEntryAsync(cancellationToken: cancel) is { } entry)
        {
            using var reader = new StreamReader(entry.DataStream!, Encoding.UTF8);
            files.Add(entry.Name, await reader.ReadToEndAsync(cancel));
        }

        return files;
    }
}
