namespace Clarion.Tests.Tidy.References;

/// <summary>
/// What core may touch: values, collections, text, numbers, JSON. Whatever waits, reads, sends, draws lots or tells
/// the time is not on the list, although much of it lives in the same assembly as <c>string</c>.
/// </summary>
internal static class CoreAllowList
{
    private static readonly HashSet<string> Namespaces =
    [
        "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Frozen",
        "System.Collections.ObjectModel", "System.Numerics", "System.Buffers", "System.Buffers.Binary",
        "System.Linq", "System.Globalization", "System.Text", "System.Text.Json", "System.Text.Json.Nodes",
        "System.Text.Json.Schema", "System.Text.Json.Serialization", "System.Text.Json.Serialization.Metadata",
        "System.Text.RegularExpressions", "System.ComponentModel", "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices", "System.Runtime.Versioning", "System.Diagnostics.CodeAnalysis",
        "System.CodeDom.Compiler", "System.Reflection", "Microsoft.CodeAnalysis",
    ];

    private static readonly HashSet<string> SingleTypes =
    [
        "System.Text.Encodings.Web.JavaScriptEncoder", "System.Net.IPAddress",
        "System.Net.Sockets.AddressFamily", "System.Security.Cryptography.SHA256",
        "System.Diagnostics.DebuggerBrowsableAttribute", "System.Diagnostics.DebuggerBrowsableState",
        "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggerDisplayAttribute",
        "System.Diagnostics.DebuggerHiddenAttribute", "System.Diagnostics.UnreachableException",
    ];

    // In namespace System nearly everything is a value; these are not.
    private static readonly HashSet<string> BannedInSystem =
    [
        "System.Activator", "System.AppContext", "System.AppDomain", "System.Console", "System.Environment",
        "System.GC", "System.Random", "System.TimeProvider", "System.TimeZoneInfo",
    ];

    private static readonly HashSet<string> BannedMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid",
        "System.HashCode.Combine", "System.HashCode.Add", "System.Runtime.InteropServices.NativeLibrary.Load",
    ];

    /// <summary>One line per reference that core may not have.</summary>
    public static IEnumerable<string> Breaches(AssemblyFacts facts) =>
        facts.Types.Where(type => !IsAllowed(facts.Name, type)).Select(type => $"{facts.Name} uses {type}")
            .Concat(facts.Members.Where(BannedMembers.Contains).Select(member => $"{facts.Name} calls {member}"))
            .Concat(facts.MutableStatics.Select(field => $"{facts.Name} has a static that changes: {field}"))
            .Concat(facts.NativeCalls.Select(method => $"{facts.Name} calls native code: {method}"));

    private static bool IsAllowed(string assembly, string type)
    {
        var outermost = type.Split('+')[0];
        var space = outermost[..Math.Max(0, outermost.LastIndexOf('.'))];
        if (space.StartsWith("Clarion", StringComparison.Ordinal) || SingleTypes.Contains(outermost))
            return true;
        if (outermost == "System.TimeProvider" && assembly == "Clarion.Primitives")
            return true; // Instant.Now is the one bridge from a clock to an Instant; no machine in core calls it.
        return space == "System" ? !BannedInSystem.Contains(outermost) : Namespaces.Contains(space);
    }
}
