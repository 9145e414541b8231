using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>Reactions that do not wait for those before them in their stream, as they are about other goods.</summary>
internal sealed partial class SimReactions
{
    private void BeginAhead(ReactionQueue queue)
    {
        if (!queue.Reactor.IsOrderedByGoods) return;
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reaction in queue.Waiting)
        {
            if (reaction.IsDone) continue;
            if (queue.Reactor.GoodsOf(reaction.Event) is not { Count: > 0 } goods) return;
            var isFirst = reaction == queue.Waiting.First!.Value;
            if (!isFirst && !reaction.IsAhead && reaction.FailsFor == 0 && !before.Overlaps(goods) && HolderOf(reaction) is null)
            {
                reaction.IsAhead = true;
                new Lane(scheduler, process).Post(() => _ = ReactAheadAsync(queue, reaction));
            }

            before.UnionWith(goods);
        }
    }

    /// <summary>What fails is tried again when its turn comes.</summary>
    private async Task ReactAheadAsync(ReactionQueue queue, Reaction reaction)
    {
        try
        {
            foreach (var stored in Altering?.Invoke(reaction) ?? [reaction.Event]) await reaction.Reactor.ReactAsync(stored, CancellationToken.None);
            reaction.IsDone = true;
        }
        catch (Exception failure)
        {
            Failed?.Invoke(reaction, failure);
        }

        reaction.IsAhead = false;
        if (queue.Waiting.First?.Value == reaction) Start(queue);
        else if (reaction.IsDone && queue.IsBusy) BeginAhead(queue);
    }
}
