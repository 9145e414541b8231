using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>The lists of fulfilments and of their lines. Each event but a pick tells all that a row of a line needs, so that rows are only
/// written, once per batch.</summary>
public sealed class FulfilmentProjection : IProjection
{
    private const string Prefix = "fulfilment:";

    private const string BodyOf =
        "SELECT body FROM fulfilment_lines WHERE merchant = @Merchant AND order_id = @OrderId AND sequence = @Sequence AND line = @Line";

    private static readonly RowWrite<FulfilmentRow> Put = FulfilmentRow.Table.Put();
    private static readonly RowWrite<FulfilmentRowChange> Update =
        FulfilmentRow.Table.Update<FulfilmentRowChange>((nameof(FulfilmentRowChange.ShipBy), Merge.IfGiven));

    private static readonly RowWrite<FulfilmentKey> Delete = FulfilmentRow.Table.Delete<FulfilmentKey>();
    private static readonly RowWrite<LineRow> PutLine = LineRow.Table.Put((nameof(LineRow.Place), Merge.Keep));
    private static readonly RowWrite<LineRow> DeleteLine = LineRow.Table.Delete<LineRow>();
    private static readonly RowWrite<PickedRow> UpdateLine = LineRow.Table.Update<PickedRow>();

    public string Name => "fulfilments";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [FulfilmentRow.Table.Name, LineRow.Table.Name];

    public string Schema => FulfilmentRow.Table.Schema + LineRow.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new FulfilmentBatch();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is FulfilmentEvent known) batch.Add(FulfilmentId.OfKey(stored.Stream[Prefix.Length..]), known, stored.Position);
        }

        await Put.RunAsync(batch.Opened, transaction);
        await Update.RunAsync(batch.Changed, transaction);
        await Delete.RunAsync(batch.Ended, transaction);
        await PutLine.RunAsync(batch.ChangedLines, transaction);
        await DeleteLine.RunAsync(batch.GoneLines, transaction);
        await UpdateLine.RunAsync(await PickedAsync(batch, connection, transaction), transaction);
    }

    private static async Task<List<PickedRow>> PickedAsync(FulfilmentBatch batch, DbConnection connection, DbTransaction transaction)
    {
        var rows = new List<PickedRow>();
        foreach (var picks in batch.Picks)
        {
            if (await connection.ExecuteScalarAsync<string?>(BodyOf, picks, transaction) is { } body) rows.Add(picks.Row(body));
        }

        return rows;
    }
}
