using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Tells fulfilments what stands in totes for them, and deliveries what counts of the dock had found before it was counted in, which is
/// put away already; has put away what is nobody's in a tote, or turned up where nobody picks. What a fulfilment hears of has arrived.</summary>
public sealed class ArrivalReactor : Reactor
{
    public ArrivalReactor(ICommands commands)
        : base("arrival", EventCodec.Types, commands)
    {
        On<GoodsPut>(ArriveAsync, static (put, fact) => [.. put.Goods.Select(goods => GoodsKeys.Of(fact, goods.Key.Sku))]);
        On<GoodsUnassigned>(
            (unassigned, fact) => PutBackAsync(fact, unassigned.Goods.Select((goods, i) => (goods, i))),
            static (unassigned, fact) => [.. unassigned.Goods.Select(goods => GoodsKeys.Of(fact, goods.Key.Sku))]);
        On<StockCounted>(
            (counted, fact) => FoundAsync(counted, fact), static (counted, fact) => [GoodsKeys.Of(fact, counted.Scope.Sku)]);
        // What a count had missed was taken from elsewhere: what stands here for that plan has none now.
        On<GoodsTaken>(
            (taken, fact) => taken.Counted.IsEmpty ? Task.CompletedTask : FoundAsync(taken, fact),
            static (taken, fact) => [.. taken.Changes.Select(change => GoodsKeys.Of(fact, change.Key.Sku))]);
        On<StockAdjusted>(
            (adjusted, fact) => FoundAsync(adjusted, fact), static (adjusted, fact) => [GoodsKeys.Of(fact, adjusted.Key.Sku)]);
    }

    private async Task ArriveAsync(GoodsPut put, Fact fact)
    {
        if (put.Receipt is { } asn && !put.Counted.IsEmpty)
            await Commands.Inbound(asn).RecordPutAwayAsync($"{fact.Reference}:found", put.Counted.Sum(static part => part.Quantity));
        if (!IsContainer(fact)) return;
        var container = IId<ContainerId>.Parse(fact.Key);
        for (var i = 0; i < put.Goods.Length; i++)
        {
            if (put is not { Reason: StockReason.Pick } || put.Goods[i] is not { For: { } line } goods) continue;
            await Commands.Fulfilment(line.Fulfilment).RecordPickedAsync(
                new($"{fact.Reference}:{i}", line.Line, new(goods.Key, goods.Quantity), container.Lpn));
        }

        await PutBackAsync(fact, put.Goods
            .Select((goods, i) => (goods, i))
            .Where(static part => part.goods is { For: null, InDoubt: false })
            .Select(static part => (new Goods(part.goods.Key, part.goods.Quantity), part.i)));
    }

    /// <summary>What turned up has nobody who wants it.</summary>
    private Task FoundAsync(HolderEvent @event, Fact fact)
    {
        var here = IsContainer(fact) ? Bucket.PutBack : Bucket.Elsewhere;
        return PutBackAsync(fact, @event.Flows
            .Where(flow => flow.To == here)
            .Select(static (flow, i) => (new Goods(flow.Key, flow.Quantity), i)));
    }

    private async Task PutBackAsync(Fact fact, IEnumerable<(Goods Goods, int Part)> parts)
    {
        var from = IsContainer(fact) ? Holder.In(IId<ContainerId>.Parse(fact.Key)) : Holder.At(IId<LocationId>.Parse(fact.Key));
        foreach (var (goods, part) in parts)
            await Commands.Slotting(from.Site).PlanAsync([new($"{fact.Reference}:{part}", null, goods, from, [])]);
    }

    private static bool IsContainer(Fact fact) => fact.Kind == ContainerGrain.Definition.Kind;
}
