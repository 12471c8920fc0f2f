using Clarion.Api.Core;
using Clarion.Api.Vocabulary;

namespace Clarion.Inspection;

/// <summary>A pod of Clarion's own, as an operator asks about it.</summary>
/// <param name="Object">The pod.</param>
internal sealed record RolePod(Pod Object)
{
    public string Name => Object.Metadata.Name;

    /// <summary>The node; null before it has one.</summary>
    public string? Node => Object.Spec.NodeName;

    public bool IsSpeaker => Object.Metadata.Labels?.GetValueOrDefault(Labels.Component) == "speaker";

    public bool IsReady => Object.Status.Conditions?.Any(
        condition => condition is { Type: ConditionTypes.Ready, Status: ConditionTypes.True }) == true;

    /// <summary>Tag of the image that runs Clarion, or what is known of it; empty where nothing is.</summary>
    public string Version
    {
        get
        {
            var image = Container?.Image ?? "";
            var name = image[(image.LastIndexOf('/') + 1)..];
            return name.Split('@')[0].Split(':') is [_, var tag] ? tag : name;
        }
    }

    /// <summary>Why it is not Ready, in a few words; null when it is.</summary>
    public string? Trouble
    {
        get
        {
            if (IsReady)
                return null;
            var waiting = (Object.Status.ContainerStatuses ?? [])
                .Select(status => status.State?.Waiting?.Reason).FirstOrDefault(reason => reason is not null);
            var ready = Object.Status.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready);
            return waiting ?? (Object.Status.Phase is { } phase and not "Running" ? phase : ready?.Reason)
                ?? "not Ready";
        }
    }

    /// <summary>An option that it was started with, as <c>--name=value</c> or <c>--name value</c>.</summary>
    public string? Option(string name)
    {
        var arguments = Container?.Args ?? [];
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == name)
                return i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-') ? arguments[i + 1] : "";
            if (arguments[i].StartsWith(name + "=", StringComparison.Ordinal))
                return arguments[i][(name.Length + 1)..];
        }

        return null;
    }

    private Container? Container =>
        Object.Spec.Containers?.FirstOrDefault(container => container.Name is "speaker" or "controller")
        ?? (Object.Spec.Containers is [var first, ..] ? first : null);
}
