using OrleansWarehouse.Demo.Http;

namespace OrleansWarehouse.Demo.Work;

/// <summary>A simulated person who does one piece of work at a time and continues after any error.</summary>
/// <param name="me">The client that the person uses.</param>
public abstract class Worker(Floor floor, Client me, int seed)
{
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(3);

    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected Floor Floor => floor;

    protected Client Me => me;

    protected Pace Pace => floor.Pace;

    protected Random Random { get; } = new(seed);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                floor.Journal.Add("surprises");
                await Task.Delay(AfterError, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    protected abstract Task WorkAsync(CancellationToken stop);

    protected bool Chance(double share) => Random.NextDouble() < share;

    /// <summary>Waits between two thirds and four thirds of the usual time, at random.</summary>
    protected Task TakeTimeAsync(TimeSpan usual, CancellationToken stop) =>
        Pace.WaitAsync(usual * (0.67 + (Random.NextDouble() * 0.67)), TimeSpan.Zero, stop);

    /// <summary>Waits before the next attempt, at least one real second.</summary>
    protected Task RestAsync(TimeSpan usual, CancellationToken stop) =>
        Pace.WaitAsync(usual * (0.8 + (Random.NextDouble() * 0.4)), Second, stop);

    /// <summary>Counts an action, or the code by which it was refused; returns whether it succeeded.</summary>
    protected bool Note(Answer answer, string what)
    {
        floor.Journal.Add(answer.IsOk ? what : $"refused:{answer.Code}");
        return answer.IsOk;
    }
}
