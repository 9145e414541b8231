using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>Reactions that fail: tried a few times, then set aside; what concerns the same goods waits behind them.</summary>
internal sealed partial class SimReactions
{
    private int setAsides;

    private void Fail(ReactionQueue queue, Reaction reaction, Exception failure)
    {
        if (failure.Message != "The reaction is made to fail.") Failed?.Invoke(reaction, failure);
        reaction.Tries++;
        if (reaction.Tries >= MostTries)
        {
            PutAside(queue, $"{failure.GetType().Name}: {failure.Message}");
            return;
        }

        if (reaction.Tries >= 2) StopWaiting(queue);
        var pause = TimeSpan.FromMilliseconds(100 * Math.Pow(4, reaction.Tries - 1));
        clock.At(clock.Now + pause, () => Start(queue));
    }

    private void PutAside(ReactionQueue queue, string reason)
    {
        if (queue.SetAside is null) setAsides++;
        faults.Hit(Faults.ReactionSetAside);
        queue.SetAside = reason;
        StopWaiting(queue);
        clock.At(clock.Now + SetAsideRetry, () => Retry(queue));
    }

    private void Retry(ReactionQueue queue)
    {
        if (queue.SetAside is null || queue.IsBusy) return;
        queue.SetAside = null;
        setAsides--;
        if (queue.Waiting.First is { } first) first.Value.Tries = MostTries - 1;
        Start(queue);
    }

    /// <summary>What waited for goods of a set-aside goes on when it is settled.</summary>
    private void RetryWaiters(ReactionQueue settled)
    {
        foreach (var queue in SetAsides.Where(queue => queue.SetAside == $"behind {settled.Stream}").ToArray()) Retry(queue);
    }

    private void StopWaiting(ReactionQueue queue)
    {
        foreach (var reaction in queue.Waiting)
        {
            if (!reaction.Counts) continue;
            reaction.Counts = false;
            Count(reaction.Event.Cause, -1);
        }
    }

    /// <summary>The set-aside of the same reactor that an event has to wait for, as that one is about the same goods.</summary>
    private ReactionQueue? HolderOf(Reaction reaction)
    {
        if (setAsides == 0 || reaction.Reactor.GoodsOf(reaction.Event) is not { Count: > 0 } goods) return null;
        return SetAsides.FirstOrDefault(held =>
            held.Reactor == reaction.Reactor && held.Stream != reaction.Event.Stream
            && held.Waiting.First!.Value.Event.Position < reaction.Event.Position
            && held.Waiting.Any(one => one.Reactor.GoodsOf(one.Event).Any(goods.Contains)));
    }
}
