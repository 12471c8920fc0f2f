using Clarion.Hosting.Configuring;
using Clarion.Hosting.Loops;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Controller.Allocating;

/// <summary>
/// Reads the configuration all the time, leader or not: a standby knows the last good version of every object too.
/// </summary>
internal sealed class ConfigurationWatch : IDisposable
{
    private readonly Wake wake;
    private readonly ConfigurationView view;
    private Configuration? current;

    public ConfigurationWatch(ConfigurationInformers informers, TimeProvider time)
    {
        wake = new(time);
        view = new(informers, wake.Signal);
    }

    /// <summary>Told of every change, from this loop; must not block.</summary>
    public event Action? Changed;

    /// <summary>What is in force; null before the first complete view.</summary>
    public Configuration? Current => Volatile.Read(ref current);

    /// <summary>When the loop last turned.</summary>
    public Instant LastTurn => wake.LastTurn;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (view.IsComplete)
            {
                var next = view.Read();
                if (!ReferenceEquals(next, Current))
                {
                    Volatile.Write(ref current, next);
                    Changed?.Invoke();
                }
            }

            await wake.WaitAsync(null, cancellationToken);
        }
    }

    public void Dispose()
    {
        view.Dispose();
        wake.Dispose();
    }
}
