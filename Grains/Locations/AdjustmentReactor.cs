using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Tells SKUs what the shelves turned out to have more or less of.</summary>
public sealed class AdjustmentReactor : Reactor
{
    public AdjustmentReactor(ICommands commands)
        : base("adjustment", EventCodec.Types, commands) =>
        On<StockAdjusted>(TellAsync, (adjusted, fact) => [GoodsKeys.Of(fact, adjusted.Key.Sku)]);

    private async Task TellAsync(StockAdjusted adjusted, Fact fact)
    {
        var bucket = Buckets.Of(adjusted.Key.Condition);
        var moved = await MoveAsync(adjusted, fact, bucket);

        // What stands on a dock unconfirmed is neither available nor in a bucket of its condition.
        if (moved.Refusal is { Code: "not_enough_stock" } && adjusted.Quantity < 0)
            moved = await MoveAsync(adjusted, fact, Bucket.Receiving);
        if (!moved.Accepted) throw new InvalidOperationException($"{adjusted.Reference}: {moved.Refusal.Detail}");
    }

    private Task<Outcome<Done>> MoveAsync(StockAdjusted adjusted, Fact fact, Bucket bucket)
    {
        var (from, to) = adjusted.Quantity > 0 ? (Bucket.Outside, bucket) : (bucket, Bucket.Outside);
        return Commands.Sku(adjusted.Key.Sku).MoveAsync(new(
            adjusted.Reference,
            new(Subject.OwnerOf(fact.Key)),
            new(adjusted.Key, Math.Abs(adjusted.Quantity)),
            from,
            to,
            adjusted.Reason,
            adjusted.Claims));
    }
}
