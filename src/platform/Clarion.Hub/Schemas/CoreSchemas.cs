using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas;

/// <summary>The types of Kubernetes' own kinds, from CoreSchemas.txt.</summary>
internal static class CoreSchemas
{
    private const string Resource = "Clarion.Hub.Schemas.CoreSchemas.txt";

    private static readonly CoreSchemaReader Types = Read();

    /// <summary>The metadata of every object.</summary>
    public static SchemaNode ObjectMeta { get; } = Types.Find("ObjectMeta")!;

    /// <summary>The schema of a core kind.</summary>
    public static SchemaNode Of(HubKind kind) =>
        Types.Find(kind == CoreKinds.NewEvent ? "NewEvent" : kind.Kind)
        ?? throw new InvalidOperationException($"no schema of {kind}");

    /// <summary>The schema of a type by its name, also of those that are no kind; or null.</summary>
    public static SchemaNode? Find(string name) => Types.Find(name);

    private static CoreSchemaReader Read()
    {
        using var stream = typeof(CoreSchemas).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return new CoreSchemaReader(reader.ReadToEnd());
    }
}
