namespace Clarion.Tests.Lab.Lab;

/// <summary>Tests that run whole labs: one after the other and beside no other, since the labs measure time.</summary>
[CollectionDefinition(nameof(WholeLabs), DisableParallelization = true)]
public sealed class WholeLabs;
