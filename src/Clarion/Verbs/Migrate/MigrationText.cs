using System.Text;
using Clarion.Kubernetes.Yaml;
using Clarion.Model.Legacy.Migration;

namespace Clarion.Verbs.Migrate;

/// <summary>Migrated objects as YAML to apply, with comments.</summary>
internal static class MigrationText
{
    private static readonly string[] BgpKinds = ["BGPPeer", "BGPAdvertisement"];

    /// <summary>The objects, each a document.</summary>
    /// <param name="migrated">What to write.</param>
    /// <param name="space">Where the ConfigMap is.</param>
    public static string Write(Migrated migrated, string space)
    {
        var text = new StringBuilder();
        Comment(text, "Made by 'clarion migrate'. Apply it with: kubectl apply -f FILE");
        Comment(text, "From then on the ConfigMap is ignored; delete it with:");
        Comment(text, $"  kubectl delete configmap config -n {space}");
        if (migrated.Objects.Any(item => BgpKinds.Contains((string?)item.Json["kind"])))
            Comment(text, "This version of Clarion does not announce by BGP: those objects are for a later one.");
        foreach (var refusal in migrated.Refusals)
            Comment(text, $"LEFT OUT: {refusal.Field}: {refusal.Detail}");
        foreach (var item in migrated.Objects)
        {
            text.Append("---\n");
            foreach (var comment in item.Comments)
                Comment(text, comment);
            text.Append(YamlText.Write(item.Json));
        }

        return text.ToString();
    }

    /// <summary>One line, whatever stood in the text that it quotes.</summary>
    private static void Comment(StringBuilder text, string comment) =>
        text.Append("# ").Append(Output.TextWidth.Plain(comment)).Append('\n');
}
