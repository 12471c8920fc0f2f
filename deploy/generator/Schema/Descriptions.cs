using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Clarion.Manifests.Schema;

/// <summary>The XML documentation of an assembly's types and properties, as plain sentences.</summary>
internal sealed partial class Descriptions
{
    private readonly Dictionary<string, string> summaries;

    private Descriptions(Dictionary<string, string> summaries) => this.summaries = summaries;

    /// <summary>Reads the documentation file that the compiler wrote beside the assembly.</summary>
    public static Descriptions Of(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        var summaries = XDocument.Load(file).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => TextOf(member.Element("summary")!));
        return new(summaries);
    }

    /// <summary>What a type is; every type of the schema must say it.</summary>
    public string Of(Type type) => Find($"T:{type.FullName}");

    /// <summary>What a field is; every field of the schema must say it.</summary>
    public string Of(PropertyInfo property) => Find($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private string Find(string member) =>
        summaries.TryGetValue(member, out var summary)
            ? summary
            : throw new InvalidOperationException($"{member} has no <summary>, and the CRD needs a description");

    private static string TextOf(XElement summary) => Blanks().Replace(summary.Value, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
