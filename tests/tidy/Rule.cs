namespace Clarion.Tests.Tidy;

/// <summary>A rule that a machine can check.</summary>
internal static class Rule
{
    /// <summary>Fails with every breach, a line each.</summary>
    public static void HasNoBreach(IEnumerable<string> breaches)
    {
        var lines = breaches.ToList();
        if (lines.Count > 0)
            Assert.Fail(string.Join('\n', lines));
    }
}
