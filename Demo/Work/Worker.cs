using OrleansWarehouse.Demo.Http;

namespace OrleansWarehouse.Demo.Work;

/// <summary>Somebody who does one piece of work after the other and is stopped by nothing that goes wrong.</summary>
/// <param name="me">As whom he speaks to the server.</param>
public abstract class Worker(Floor floor, Client me, int seed)
{
    private static readonly TimeSpan AfterSurprise = TimeSpan.FromSeconds(3);

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
            catch (Exception surprise) when (surprise is not OutOfMemoryException)
            {
                floor.Journal.Add("surprises");
                await Task.Delay(AfterSurprise, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    protected abstract Task WorkAsync(CancellationToken stop);

    protected bool Chance(double share) => Random.NextDouble() < share;

    /// <summary>People are never exact: between two thirds and four thirds of the usual time.</summary>
    protected Task TakeTimeAsync(TimeSpan usual, CancellationToken stop) =>
        Pace.WaitAsync(usual * (0.67 + (Random.NextDouble() * 0.67)), TimeSpan.Zero, stop);

    /// <summary>Looks again later; not more often than once a second.</summary>
    protected Task RestAsync(TimeSpan usual, CancellationToken stop) =>
        Pace.WaitAsync(usual * (0.8 + (Random.NextDouble() * 0.4)), Second, stop);

    /// <summary>Counts what was done, or by which code it was refused.</summary>
    protected bool Note(Answer answer, string what)
    {
        floor.Journal.Add(answer.IsOk ? what : $"refused:{answer.Code}");
        return answer.IsOk;
    }
}
