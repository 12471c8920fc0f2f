using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Clarion.Tests.Tidy.References;

/// <summary>What an assembly refers to, read from its metadata; nothing of it is run.</summary>
internal sealed record AssemblyFacts(
    string Name,
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Members,
    IReadOnlyList<string> MutableStatics,
    IReadOnlyList<string> NativeCalls)
{
    public static AssemblyFacts Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return new(
            metadata.GetString(metadata.GetAssemblyDefinition().Name),
            [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))],
            [.. metadata.TypeReferences.Select(handle => TypeName(metadata, handle)).Distinct()],
            [.. metadata.MemberReferences.Select(h => MemberName(metadata, h)).OfType<string>().Distinct()],
            [.. metadata.TypeDefinitions.SelectMany(handle => Statics(metadata, handle))],
            [.. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
                .Select(method => metadata.GetString(method.Name))]);
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{TypeName(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}";
        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    private static string? MemberName(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        return member.Parent.Kind == HandleKind.TypeReference
            ? $"{TypeName(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"
            : null;
    }

    private static IEnumerable<string> Statics(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var typeName = metadata.GetString(type.Name);
        if (IsCompilersOwn(metadata, type))
            return [];
        return type.GetFields()
            .Select(metadata.GetFieldDefinition)
            .Where(field => field.Attributes.HasFlag(FieldAttributes.Static)
                && (field.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) == 0)
            .Select(field => metadata.GetString(field.Name))
            .Where(name => !name.Contains('<', StringComparison.Ordinal))
            .Select(name => $"{typeName}.{name}");
    }

    // Caches of lambdas, and what the JSON source generator writes into its contexts.
    private static bool IsCompilersOwn(MetadataReader metadata, TypeDefinition type) =>
        metadata.GetString(type.Name).Contains('<', StringComparison.Ordinal)
        || type.GetCustomAttributes().Any(handle => AttributeName(metadata, handle).EndsWith(
            ".GeneratedCodeAttribute", StringComparison.Ordinal));

    private static string AttributeName(MetadataReader metadata, CustomAttributeHandle handle)
    {
        var constructor = metadata.GetCustomAttribute(handle).Constructor;
        return constructor.Kind == HandleKind.MemberReference
            && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is var parent
            && parent.Kind == HandleKind.TypeReference
                ? TypeName(metadata, (TypeReferenceHandle)parent)
                : "";
    }
}
