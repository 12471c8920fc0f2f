namespace Clarion.Kubernetes.Yaml;

/// <summary>What is wrong in a YAML text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record YamlError(long Line, long Column, string Message)
{
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}
