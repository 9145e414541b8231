using System.ComponentModel.DataAnnotations.Schema;
using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What the books and somebody's eyes differ on, since when, and who said so why. Counted, it leaves.</summary>
public sealed class DoubtProjection : IProjection
{
    private static readonly RowTable<Doubted> Doubts = new(
        "doubts",
        [
            nameof(Doubted.Site), nameof(Doubted.HolderKind), nameof(Doubted.Holder), nameof(Doubted.Merchant), nameof(Doubted.Sku), nameof(Doubted.Lot),
            nameof(Doubted.Expiry), nameof(Doubted.Serial), nameof(Doubted.Condition),
        ]);

    private static readonly Merge Join = new(static (old, given) =>
        $"CASE WHEN {given} = '' OR {old} = {given} THEN {old} ELSE {old} || @Separator || {given} END");

    private static readonly RowWrite<Doubted> Add = Doubts.Put(
        (nameof(Doubted.Quantity), Merge.Add), (nameof(Doubted.Since), Merge.Keep), (nameof(Doubted.Reason), Merge.Keep), (nameof(Doubted.By), Merge.Keep),
        (nameof(Doubted.Suspects), Join));

    private static readonly RowWrite<Doubted> RemoveSettled = Doubts.Delete<Doubted>(onlyIf: "quantity <= 0");

    public string Name => "doubts";

    public int Version => 2;

    public IReadOnlyList<string> Tables => [Doubts.Name];

    public string Schema => Doubts.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new List<Doubted>();
        foreach (var stored in events)
        {
            if (!StockBatch.Concerns(stored) || EventCodec.Decode(stored) is not HolderEvent @event) continue;
            foreach (var change in @event.Changes)
                if (change.InDoubt != 0) rows.Add(Doubted.Of(stored, @event, change));
        }

        await Add.RunAsync(rows, transaction);
        await RemoveSettled.RunAsync(rows, transaction);
    }

    /// <summary>Units of one kind of goods in one holder.</summary>
    private sealed record Doubted(
        string Site, string HolderKind, string Holder, string Merchant, string Sku, string? Lot, DateOnly? Expiry, string? Serial, Condition Condition,
        long Quantity, DateTimeOffset Since, string Reason, [property: Column("done_by")] string By, string Suspects)
    {
        public string Separator => DoubtRow.Separator;

        public static Doubted Of(StoredEvent stored, HolderEvent @event, ContentChange change)
        {
            var (kind, site, holder) = StockRows.HolderOf(stored.Stream);
            var key = change.Key;
            return new(
                site, kind, holder, key.Sku.Merchant.Value, key.Sku.Code, key.Lot, key.Expiry, key.Serial, key.Condition, change.InDoubt, stored.At,
                @event is StockDoubted doubted ? doubted.Reason : "", stored.By, @event is GoodsPut put ? DoubtRow.Join(put.Suspects) : "");
        }
    }
}
