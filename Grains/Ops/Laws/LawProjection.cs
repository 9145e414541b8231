using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>
/// The law book: what holders, SKUs and orders say of the same goods, side by side. Whether they agree is then a
/// query of a few rows. Its size grows with locations, SKUs and open work, not with the log.
/// </summary>
public sealed class LawProjection : IProjection
{
    private static readonly RowWrite<StockSum> AddStock = new("""
        INSERT INTO law_stock (merchant, sku, site, bucket, told, heard, expired)
        VALUES (@Merchant, @Sku, @Site, @Bucket, @Told, @Heard, @Expired)
        ON CONFLICT (merchant, sku, site, bucket) DO UPDATE SET
          told = law_stock.told + excluded.told, heard = law_stock.heard + excluded.heard, expired = law_stock.expired + excluded.expired
        """);

    private static readonly RowWrite<GoodsSum> AddGoods = new("""
        INSERT INTO law_goods (merchant, sku, site, told, held, told_in_doubt, held_in_doubt)
        VALUES (@Merchant, @Sku, @Site, @Told, @Held, @ToldInDoubt, @HeldInDoubt)
        ON CONFLICT (merchant, sku, site) DO UPDATE SET
          told = law_goods.told + excluded.told, held = law_goods.held + excluded.held,
          told_in_doubt = law_goods.told_in_doubt + excluded.told_in_doubt, held_in_doubt = law_goods.held_in_doubt + excluded.held_in_doubt
        """);

    private static readonly RowWrite<UnheardRow> AddUnheard = new("""
        INSERT INTO law_unheard (reference, merchant, sku, bucket, site, stream, units, position)
        VALUES (@Reference, @Merchant, @Sku, @Bucket, @Site, @Stream, @Units, @Position)
        ON CONFLICT (reference, merchant, sku, bucket) DO NOTHING
        """);

    private static readonly RowWrite<HeardRow> RemoveHeard = new("DELETE FROM law_unheard WHERE reference = @Reference AND merchant = @Merchant AND sku = @Sku");

    private static readonly RowWrite<MovingRow> AddMoving = new("""
        INSERT INTO law_moving (reference, site, merchant, sku, stream, destination, position)
        VALUES (@Reference, @Site, @Merchant, @Sku, @Stream, @Destination, @Position)
        ON CONFLICT (reference, site, merchant, sku) DO NOTHING
        """);

    private static readonly RowWrite<ArrivedRow> RemoveArrived = new("DELETE FROM law_moving WHERE reference = @Reference AND site = @Site");

    private static readonly RowWrite<PromiseChange> ChangePromise = new("""
        INSERT INTO law_promises (merchant, sku, site, order_id, line, reserved, picked, position)
        VALUES (@Merchant, @Sku, @Site, @OrderId, @Line, CASE WHEN @Shipped = 1 THEN 0 ELSE @Reserved END, @Picked, @Position)
        ON CONFLICT (merchant, sku, site, order_id, line) DO UPDATE SET
          reserved = CASE WHEN @Shipped = 1 AND law_promises.reserved + @Reserved < 0 THEN 0 ELSE law_promises.reserved + @Reserved END,
          picked = law_promises.picked + excluded.picked, position = excluded.position
        """);

    private static readonly RowWrite<PromiseChange> RemoveKept = new("""
        DELETE FROM law_promises WHERE merchant = @Merchant AND sku = @Sku AND site = @Site AND order_id = @OrderId AND line = @Line
          AND reserved = 0 AND picked = 0
        """);

    private static readonly RowWrite<WantedRow> RemoveWanted = new("DELETE FROM law_wanted WHERE merchant = @Merchant AND order_id = @OrderId AND sequence = @Sequence AND line = @Line");

    private static readonly RowWrite<WantedRow> PutWanted = new("""
        INSERT INTO law_wanted (merchant, order_id, sequence, line, sku, site, units, position)
        VALUES (@Merchant, @OrderId, @Sequence, @Line, @Sku, @Site, @Units, @Position)
        ON CONFLICT (merchant, order_id, sequence, line) DO UPDATE SET
          site = excluded.site, units = excluded.units, position = excluded.position
        """);

    private static readonly RowWrite<PlacingRow> AddPlacing = new("INSERT INTO law_placing (merchant, order_id) VALUES (@Merchant, @OrderId) ON CONFLICT (merchant, order_id) DO NOTHING");

    private static readonly RowWrite<PlacingRow> RemovePlaced = new("DELETE FROM law_placing WHERE merchant = @Merchant AND order_id = @OrderId");

    private static readonly RowWrite<SkuRow> MoveSku = new("""
        INSERT INTO law_skus (merchant, sku, position) VALUES (@Merchant, @Sku, @Position)
        ON CONFLICT (merchant, sku) DO UPDATE SET position = excluded.position
        """);

    public string Name => "laws";

    public int Version => 2;

    public IReadOnlyList<string> Tables => LawTables.All;

    public string Schema => LawTables.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var (goods, promises) = (new GoodsBatch(), new PromiseBatch());
        foreach (var stored in events)
        {
            if (!Concerns(stored)) continue;
            switch (EventCodec.Decode(stored))
            {
                case HolderEvent told:
                    goods.AddReported(stored, told);
                    break;
                case StockEvent said:
                    goods.AddRecorded(stored, said);
                    promises.Promise(stored, said);
                    break;
                case OrderEvent wanted:
                    promises.Want(stored, wanted);
                    break;
            }
        }

        await AddStock.RunAsync(goods.Stock, transaction);
        await AddGoods.RunAsync(goods.Goods, transaction);
        await AddUnheard.RunAsync(goods.Unheard, transaction);
        await RemoveHeard.RunAsync(goods.Heard, transaction);
        await AddMoving.RunAsync(goods.Moving, transaction);
        await RemoveArrived.RunAsync(goods.Arrived, transaction);
        await ChangePromise.RunAsync(promises.Changes, transaction);
        await RemoveKept.RunAsync(promises.Decreased, transaction);
        await RemoveWanted.RunAsync(promises.Unwanted, transaction);
        await PutWanted.RunAsync(promises.Wanted, transaction);
        await AddPlacing.RunAsync(promises.Placing, transaction);
        await RemovePlaced.RunAsync(promises.Placed, transaction);
        await MoveSku.RunAsync(promises.Skus, transaction);
    }

    private static bool Concerns(StoredEvent stored) =>
        StockBatch.Concerns(stored) || stored.Stream.StartsWith("sku:", StringComparison.Ordinal)
        || stored.Stream.StartsWith("order:", StringComparison.Ordinal);
}
