using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>What is open yet, by position and by cause: who waits for an answer waits for this.</summary>
internal sealed partial class SimReactions
{
    private readonly Dictionary<long, int> causes = [];
    private readonly List<(long Cause, TaskCompletionSource Over)> waiting = [];
    private readonly SortedSet<long> open = [];
    private readonly Dictionary<long, int> openAt = [];

    /// <summary>Everything up to here is done or set aside: where a new process goes on.</summary>
    public long Checkpoint(long head) => open.Count == 0 ? head : open.Min - 1;

    public async ValueTask<bool> WaitForCauseAsync(long cause, TimeSpan bound, CancellationToken cancellationToken = default)
    {
        if (!causes.ContainsKey(cause)) return true;
        var over = new TaskCompletionSource();
        var entry = (cause, over);
        waiting.Add(entry);
        clock.At(clock.Now + bound, () => over.TrySetResult());
        await over.Task;
        waiting.Remove(entry);
        return !causes.ContainsKey(cause);
    }

    public ValueTask<bool> WaitForAllAsync(TimeSpan bound, CancellationToken cancellationToken = default) => new(Open == 0);

    public ValueTask<long> ReadPositionAsync(CancellationToken cancellationToken = default) => new(open.Count == 0 ? long.MaxValue : open.Min - 1);

    private void Close(Reaction reaction)
    {
        if (--openAt[reaction.Event.Position] > 0) return;
        openAt.Remove(reaction.Event.Position);
        open.Remove(reaction.Event.Position);
    }

    private void Count(long cause, int change)
    {
        if (cause == 0) return;
        var count = causes.GetValueOrDefault(cause) + change;
        if (count > 0)
        {
            causes[cause] = count;
            return;
        }

        causes.Remove(cause);
        foreach (var entry in waiting.ToArray())
            if (entry.Cause == cause) scheduler.Ready(new OneShot(process, () => entry.Over.TrySetResult()));
    }
}
