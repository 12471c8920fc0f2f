using Clarion.Kubernetes.Client;

namespace Clarion.Tests.Platform.Kubernetes.Client;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 0, 100)]
    [InlineData(1, 0, 200)]
    [InlineData(5, 0, 3200)]
    [InlineData(6, 0, 5000)]
    [InlineData(1000, 0, 5000)]
    [InlineData(1, 0.5, 150)]
    [InlineData(1000, 1, 2500)]
    public void Waits_double_up_to_five_seconds_and_lose_up_to_half(int failures, double chance, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Backoff.Delay(failures, chance));
}
