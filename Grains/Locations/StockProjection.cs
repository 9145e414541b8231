using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What lies where and since when (Unix milliseconds), of it what is allocated to plans and what is in doubt, and the room that is kept for goods on their way in.</summary>
public sealed class StockProjection : IProjection
{
    private static readonly RowTable<KeptRow> KeptSpace = new("kept_space", [nameof(KeptRow.Site), nameof(KeptRow.Location), nameof(KeptRow.PutAway)]);

    private static readonly RowWrite<StockChange> Add = StockAnswer.Table.Put<StockChange>(
        (nameof(StockChange.Quantity), Merge.Add), (nameof(StockChange.Allocated), Merge.Add), (nameof(StockChange.InDoubt), Merge.Add),
        (nameof(StockChange.Grams), Merge.IfGiven), (nameof(StockChange.Mm3), Merge.IfGiven), (nameof(StockChange.Since), Merge.Keep));

    private static readonly RowWrite<StockChange> RemoveEmpty = StockAnswer.Table.Delete<StockChange>(onlyIf: "quantity = 0 AND allocated = 0 AND in_doubt = 0");
    private static readonly RowWrite<KeptRow> Keep = KeptSpace.Insert();
    private static readonly RowWrite<KeptRow> Free = KeptSpace.Delete<KeptRow>();

    public string Name => "stock";

    public int Version => 3;

    public IReadOnlyList<string> Tables => [StockAnswer.Table.Name, KeptSpace.Name];

    public string Schema => StockAnswer.Table.Schema + KeptSpace.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new StockBatch();
        foreach (var stored in events)
            if (StockBatch.Concerns(stored) && EventCodec.Decode(stored) is HolderEvent known) batch.Add(stored.Stream, known, stored.At);

        await Add.RunAsync(batch.Changes, transaction);
        await RemoveEmpty.RunAsync(batch.Changes, transaction);
        await Free.RunAsync(batch.Freed, transaction);
        await Keep.RunAsync(batch.Kept, transaction);
    }
}
