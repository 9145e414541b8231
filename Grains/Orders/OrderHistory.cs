using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Which events an answer about an order rests on.</summary>
/// <param name="Order">How many of the order.</param>
/// <param name="Fulfilments">How many of each of its fulfilments, by sequence.</param>
public sealed record OrderVersions(long Order, IReadOnlyDictionary<int, long> Fulfilments)
{
    public static OrderVersions Of(SealedOrder order) => new(
        order.OwnVersion,
        order.Fulfilments.Where(static one => one.Version > 0).ToDictionary(static one => IId<FulfilmentId>.Parse(one.Id).Sequence, static one => one.Version));
}

/// <summary>Orders as they were: folded anew from their events, without a grain or a read model.</summary>
public sealed class OrderHistory(IEventLog log)
{
    /// <summary>An order as it was with the first events of it and of its fulfilments.</summary>
    /// <returns>Null for an order that there is not.</returns>
    public async Task<SealedOrder?> ReadAsync(OrderId order, OrderVersions versions, CancellationToken cancellationToken = default)
    {
        var state = await log.ReplayAsync(OrderGrain.Definition, order.ToString(), versions.Order, cancellationToken);
        var told = new Dictionary<int, FulfilmentProgress>();
        foreach (var (sequence, version) in versions.Fulfilments)
        {
            var key = new FulfilmentId(order, sequence).Key;
            told[sequence] = Fulfilment.Progress(await log.ReplayAsync(FulfilmentGrain.Definition, key, version, cancellationToken));
        }

        return OrderViews.View(state, order, new(state, told));
    }
}
