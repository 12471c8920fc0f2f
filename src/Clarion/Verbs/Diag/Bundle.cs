using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Clarion.Verbs.Diag;

/// <summary>A tar.gz that only its owner may read, under one folder.</summary>
internal sealed class Bundle : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder;
    private readonly DateTimeOffset made;
    private readonly TarWriter tar;

    /// <param name="path">The file; one that is there already is not written over.</param>
    /// <param name="made">The present.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public Bundle(string path, DateTimeOffset made)
    {
        this.made = made;
        folder = Path.GetFileName(path).Replace(".tar.gz", "", StringComparison.Ordinal);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        tar = new(new GZipStream(new FileStream(path, options), CompressionLevel.Optimal), leaveOpen: false);
    }

    /// <summary>Files so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a file.</summary>
    public void Add(string name, string text)
    {
        Count++;
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{folder}/{name}")
        {
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            Mode = OwnerOnly,
            ModificationTime = made,
        });
    }

    public void Dispose() => tar.Dispose();
}
