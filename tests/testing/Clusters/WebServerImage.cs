using System.Text.Json;

namespace Clarion.Testing.Clusters;

/// <summary>The image of a small web server that says its host name and ends on SIGTERM (whoami.pl).</summary>
public static class WebServerImage
{
    public const string Name = "r.deso.tech/whoami/whoami";

    /// <summary>Makes it of what every Debian has, and puts it where the nodes find it.</summary>
    public static Task PushAsync(CancellationToken cancellation)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Clusters/whoami.pl");
        var modules = Directory.GetDirectories("/usr/lib", "*-linux-gnu")
            .Select(folder => Path.Combine(folder, "perl-base")).Single(Directory.Exists);
        var entry = JsonSerializer.Serialize<string[]>(["/usr/bin/perl", script]);
        return LabCluster.ToolAsync(
            ["image", Name, "--bin", "/usr/bin/perl", "--copy", modules, "--copy", script, "--entrypoint", entry],
            cancellation);
    }
}
