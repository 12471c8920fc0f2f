namespace Clarion.Tests.Platform.Deploy;

/// <summary>Tests that share one API server on which our kinds are defined.</summary>
[CollectionDefinition(nameof(DefinedKinds))]
public sealed class DefinedKinds : ICollectionFixture<DefinedKindsServer>;
