using System.Collections.Immutable;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Hosting.Configuring;
using Clarion.Kubernetes.Events;
using Clarion.Kubernetes.Informers;
using Clarion.Model.Refusals;
using Clarion.Model.Tracking;

namespace Clarion.Controller.Reporting;

/// <summary>
/// Says once what is wrong with an object of the configuration: an Event on it, and a line in the log.
/// </summary>
internal sealed class ConfigurationReporter(ConfigurationInformers informers, Surroundings surroundings)
{
    /// <summary>The reason of the Events; the message has the code of what is wrong.</summary>
    private const string EventReason = "ConfigurationRefused";

    private const string WarningReason = "ConfigurationWarning";

    private ImmutableHashSet<Refusal> told = [];

    /// <summary>Tells what is new in this configuration.</summary>
    public void Tell(Configuration configuration)
    {
        foreach (var refusal in configuration.Refusals.Where(refusal => !told.Contains(refusal)))
        {
            Log.Refused(surroundings.Logger, refusal.ToString());
            Record(refusal, EventReason);
        }

        foreach (var warning in configuration.Warnings.Where(warning => !told.Contains(warning)))
        {
            Log.Warned(surroundings.Logger, warning.ToString());
            Record(warning, WarningReason);
        }

        told = [.. configuration.Refusals, .. configuration.Warnings];
    }

    private void Record(Refusal refusal, string eventReason)
    {
        var text = RefusalReasons.Catalogue[refusal.Reason];
        if (Find(refusal.Source) is { } about)
        {
            surroundings.Events.Record(
                about, EventSeverity.Warning, eventReason,
                $"{refusal.Field}: {refusal.Detail} ({text.Code}). {text.Remedy}");
        }
    }

    private ObjectReference? Find(ConfigurationSource source) => source.Kind switch
    {
        "IPAddressPool" => Find(informers.Pools, Kinds.IPAddressPool, source.Name),
        "L2Advertisement" => Find(informers.L2Advertisements, Kinds.L2Advertisement, source.Name),
        "ConfigMap" => Find(informers.Legacy, Kinds.ConfigMap, source.Name),
        _ => null,
    };

    private ObjectReference? Find<T>(Informer<T> informer, ObjectKind<T> kind, string name)
        where T : class, IObject =>
        informer.Store.TryGet(new(surroundings.Options.Namespace, name), out var found)
            ? ObjectReference.To(kind, found)
            : null;
}
