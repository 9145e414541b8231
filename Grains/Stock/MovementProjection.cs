using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>The stock ledger: every move of units into, out of and between the buckets of on hand, with its reason and its cause.
/// Moves from shelf to shelf are not in it.</summary>
public sealed class MovementProjection : IProjection
{
    private const string Prefix = "sku:";
    private static readonly RowWrite<MovementAnswer> Insert = MovementAnswer.Table.Insert();

    public string Name => "movements";

    public int Version => 2;

    public IReadOnlyList<string> Tables => [MovementAnswer.Table.Name];

    public string Schema => MovementAnswer.Table.Schema;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction) =>
        Insert.RunAsync(events.Where(static stored => stored.Type is "goodsHeard" or "goodsExpired").SelectMany(Rows), transaction);

    private static IEnumerable<MovementAnswer> Rows(StoredEvent stored) => EventCodec.Decode(stored) switch
    {
        GoodsHeard heard => heard.Flows.Select((flow, i) => Row(stored, i, heard.Site, flow, EnumText.Of(heard.Reason))),
        GoodsExpired expired => expired.Flows.Select((flow, i) => Row(stored, i, expired.Site, flow, EnumText.Of(StockReason.Expired))),
        _ => [],
    };

    private static MovementAnswer Row(StoredEvent stored, int line, SiteId site, Flow flow, string reason)
    {
        var sku = IId<SkuId>.Parse(stored.Stream[Prefix.Length..]);
        return new(
            sku.Merchant.Value, sku.Code, stored.Position, line, "", stored.At, site.Value, flow.Key.Lot, flow.Quantity, EnumText.Of(flow.From),
            EnumText.Of(flow.To), reason, stored.By, null);
    }
}
