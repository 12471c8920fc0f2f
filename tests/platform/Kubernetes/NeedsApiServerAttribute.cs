using Xunit.v3;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>Tests that start a real kube-apiserver; <c>./test --quick</c> leaves them out.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class NeedsApiServerAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("needs", "kube-apiserver")];
}
