using Xunit.Sdk;
using Xunit.v3;

namespace Clarion.Tests.Cluster.Setup;

/// <summary>Tests of a class run in the order in which they are written.</summary>
public sealed class DeclarationOrder : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => test.TestMethodMetadataToken)];
}
