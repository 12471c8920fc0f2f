using Clarion.Tests.Cluster.Documents;
using Clarion.Tests.Cluster.Failures;
using Clarion.Tests.Cluster.Families;
using Clarion.Tests.Cluster.Upgrades;
using Clarion.Tests.Cluster.Verbs;
using Clarion.Tests.Cluster.Walkthrough;
using Clarion.Tests.Cluster.WrongInput;
using Xunit.Sdk;
using Xunit.v3;

namespace Clarion.Tests.Cluster.Setup;

/// <summary>
/// The order of the ring: first what starts from an empty cluster, last what is hard on it. Each class leaves a
/// cluster that the next one can use, so that any of them also runs alone.
/// </summary>
public sealed class RingOrder : ITestCollectionOrderer
{
    private static readonly Type[] Order =
    [
        typeof(TutorialTests),
        typeof(InstallDocumentTests),
        typeof(ReadingVerbTests),
        typeof(FamilyTests),
        typeof(WrongServiceTests),
        typeof(WrongPoolTests),
        typeof(WrongConfigMapTests),
        typeof(ControllerKilledTests),
        typeof(SpeakerKilledTests),
        typeof(ManifestAppliedAgainTests),
        typeof(NodePoweredOffTests),
        typeof(ApiServerStoppedTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Order, type => collection.TestCollectionDisplayName
            .Contains(type.FullName! + " ", StringComparison.Ordinal)))];
}
