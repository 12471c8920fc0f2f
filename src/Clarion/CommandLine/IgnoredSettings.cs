using System.CommandLine;

namespace Clarion.CommandLine;

/// <summary>
/// Options that MetalLB's manifests and charts set for things that Clarion does otherwise, or does not have yet. They
/// are accepted, so that such a command line starts, and named in one warning when they are set.
/// </summary>
internal sealed class IgnoredSettings
{
    private readonly List<Option<string>> options = [];

    private IgnoredSettings(IEnumerable<(string Name, string? Variable)> settings)
    {
        foreach (var (name, variable) in settings)
        {
            options.Add(new Setting<string>(
                name, variable, "Accepted for MetalLB's sake and ignored.", "", Parse.Text)
            {
                Arity = ArgumentArity.ZeroOrOne,
                Hidden = true,
            });
        }
    }

    public static IgnoredSettings OfController() => new(
    [
        ("--port", null), ("--ml-secret-name", "METALLB_ML_SECRET_NAME"), ("--deployment", "METALLB_DEPLOYMENT"),
        ("--pprof-bind-address", null), ("--disable-cert-rotation", null), ("--cert-dir", null),
        ("--cert-service-name", null), ("--webhook-mode", null), ("--webhook-secret", null), ("--webhook-http2", null),
        ("--tls-min-version", null), ("--tls-cipher-suites", null), ("--tls-curve-preferences", null),
        ("--metrics-cert-dir", null),
    ]);

    public static IgnoredSettings OfSpeaker() => new(
    [
        ("--port", null), ("--pprof-bind-address", null),
        ("--ml-bindaddr", "METALLB_ML_BIND_ADDR"), ("--ml-bindport", "METALLB_ML_BIND_PORT"),
        ("--ml-labels", "METALLB_ML_LABELS"), ("--ml-secret-key-path", "METALLB_ML_SECRET_KEY_PATH"),
        ("--ml-wan-config", null), ("--bgp-debounce-timeout", "METALLB_BGP_DEBOUNCE_TIMEOUT"),
        ("--frrk8s-namespace", "FRRK8S_NAMESPACE"), ("--frrk8s-secret-passthrough", null), ("--tls-min-version", null),
        ("--tls-cipher-suites", null), ("--tls-curve-preferences", null), ("--metrics-cert-dir", null),
    ]);

    public void AddTo(Command verb) => options.ForEach(verb.Add);

    /// <summary>Names of those that are set on this command line.</summary>
    public IReadOnlyList<string> SetIn(ParseResult parsed) =>
        [.. options.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
}
