using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Tells SKUs what the shelves turned out to have more or less of.</summary>
public sealed class AdjustmentReactor(IGrainFactory grains) : IReactor
{
    private const string Prefix = "location:";

    public string Name => "adjustment";

    public bool Handles(StoredEvent stored) => stored.Type == "stockAdjusted";

    public IReadOnlyList<string> GoodsOf(StoredEvent stored) =>
        EventCodec.Decode(stored) is StockAdjusted adjusted ? [GoodsKeys.Of(stored.Stream, adjusted.Key.Sku)] : [];

    public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        if (EventCodec.Decode(stored) is not StockAdjusted adjusted) return;
        RequestBy.Current = stored.By;
        var bucket = Buckets.Of(adjusted.Key.Condition);
        var moved = await MoveAsync(stored, adjusted, bucket);

        // What stands on a dock unconfirmed is neither available nor in a bucket of its condition.
        if (moved.Refusal is { Code: "not_enough_stock" } && adjusted.Quantity < 0)
            moved = await MoveAsync(stored, adjusted, Bucket.Receiving);
        if (!moved.Accepted) throw new InvalidOperationException($"{adjusted.Reference}: {moved.Refusal.Detail}");
    }

    private Task<Interfaces.Outcomes.Outcome<Interfaces.Outcomes.Done>> MoveAsync(StoredEvent stored, StockAdjusted adjusted, Bucket bucket)
    {
        var (from, to) = adjusted.Quantity > 0 ? (Bucket.Outside, bucket) : (bucket, Bucket.Outside);
        var site = Subject.OwnerOf(stored.Stream[Prefix.Length..]);
        return grains.GetGrain<ISkuGrain>(adjusted.Key.Sku.ToString()).MoveAsync(new(
            adjusted.Reference,
            new(site),
            new(adjusted.Key, Math.Abs(adjusted.Quantity)),
            from,
            to,
            adjusted.Reason,
            adjusted.Claims));
    }
}
