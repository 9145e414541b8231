using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>SKUs in the past, folded from their events without a grain or a read model.</summary>
public sealed class StockHistory(IEventLog log)
{
    /// <summary>Returns the availability at a time, including every event of its millisecond; null if the SKU was not known then. Reads all events
    /// of the SKU up to then.</summary>
    public async Task<AvailabilityView?> AvailabilityAsync(SkuId sku, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var (state, position, end) = (StockState.Initial, 0L, at.ToUnixTimeMilliseconds());
        var isKnown = await WasDefinedAsync(sku, end, cancellationToken);
        await foreach (var stored in log.ReadStreamAsync(Subject.Sku(sku.ToString()), 0, cancellationToken))
        {
            if (stored.At.ToUnixTimeMilliseconds() > end) break;
            if (EventCodec.Decode(stored) is StockEvent @event) state = StockFold.Evolve(state, @event, stored.At);
            (isKnown, position) = (true, stored.Position);
        }

        return isKnown ? StockViews.Availability(state, sku, at, position) : null;
    }

    private async Task<bool> WasDefinedAsync(SkuId sku, long end, CancellationToken cancellationToken)
    {
        await foreach (var defined in log.ReadStreamAsync($"product:{sku}", 0, cancellationToken))
            return defined.At.ToUnixTimeMilliseconds() <= end;
        return false;
    }
}
