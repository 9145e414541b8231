using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Tells orders what stands in totes for them, and has put back what is nobody's. What an order hears of has arrived.</summary>
public sealed class ContainerReactor : Reactor
{
    public ContainerReactor(ICommands commands)
        : base("container", EventCodec.Types, commands)
    {
        On<GoodsPut>(ArriveAsync, static (put, fact) => [.. put.Goods.Select(goods => GoodsKeys.Of(fact, goods.Key.Sku))]);
        On<GoodsUnassigned>(
            (unassigned, fact) => PutBackAsync(fact, unassigned.Goods.Select((goods, i) => (goods, i))),
            static (unassigned, fact) => [.. unassigned.Goods.Select(goods => GoodsKeys.Of(fact, goods.Key.Sku))]);
        On<StockCounted>(FoundAsync, static (counted, fact) => [GoodsKeys.Of(fact, counted.Scope.Sku)]);
    }

    private async Task ArriveAsync(GoodsPut put, Fact fact)
    {
        if (!IsContainer(fact)) return;
        var container = IId<ContainerId>.Parse(fact.Key);
        for (var i = 0; i < put.Goods.Length; i++)
        {
            if (put is not { Reason: StockReason.Pick } || put.Goods[i] is not { For: { } line } goods) continue;
            await Commands.Order(line.Fulfilment.Order).RecordPickedAsync(new(
                $"{fact.Reference}:{i}", container.Site, line.Fulfilment.Sequence, line.Line, new(goods.Key, goods.Quantity), container.Lpn));
        }

        await PutBackAsync(fact, put.Goods
            .Select((goods, i) => (goods, i))
            .Where(static part => part.goods is { For: null, InDoubt: false })
            .Select(static part => (new Goods(part.goods.Key, part.goods.Quantity), part.i)));
    }

    /// <summary>What was in doubt and is there after all has nobody who wants it.</summary>
    private Task FoundAsync(StockCounted counted, Fact fact) => !IsContainer(fact)
        ? Task.CompletedTask
        : PutBackAsync(fact, counted.Flows
            .Where(static flow => flow.To is Bucket.PutBack)
            .Select(static (flow, i) => (new Goods(flow.Key, flow.Quantity), i)));

    private async Task PutBackAsync(Fact fact, IEnumerable<(Goods Goods, int Part)> parts)
    {
        var container = IId<ContainerId>.Parse(fact.Key);
        foreach (var (goods, part) in parts)
        {
            await Commands.Slotting(container.Site).PlanAsync(
                [new($"{fact.Reference}:{part}", null, goods, Holder.In(container), [])]);
        }
    }

    private static bool IsContainer(Fact fact) => fact.Kind == ContainerGrain.Definition.Kind;
}
