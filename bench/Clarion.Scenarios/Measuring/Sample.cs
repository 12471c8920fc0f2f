using System.Globalization;

namespace Clarion.Scenarios.Measuring;

/// <summary>Durations of one kind, in milliseconds.</summary>
internal sealed class Sample
{
    private readonly List<double> millis = [];

    /// <summary>All values of several samples.</summary>
    public static Sample Of(IEnumerable<Sample> samples)
    {
        var all = new Sample();
        all.millis.AddRange(samples.SelectMany(sample => sample.millis));
        return all;
    }

    public void Add(TimeSpan duration) => millis.Add(duration.TotalMilliseconds);

    /// <summary>The smallest value that this share of all values does not exceed.</summary>
    /// <param name="share">0 to 1.</param>
    public double Quantile(double share)
    {
        var sorted = millis.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    /// <summary>Median, for the table.</summary>
    public string Median => Text(Quantile(0.5));

    /// <summary>99th percentile, for the table.</summary>
    public string Percentile99 => Text(Quantile(0.99));

    private static string Text(double value) =>
        value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";
}
