using System.Data.Common;

using Dapper;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Writes the rows of fulfilments and of their lines.</summary>
internal static class FulfilmentWrites
{
    private static readonly RowWrite<FulfilmentRow> Put = FulfilmentRow.Table.Put();
    private static readonly RowWrite<FulfilmentRow> Delete = FulfilmentRow.Table.Delete<FulfilmentRow>();
    private static readonly RowWrite<StatusRow> UpdateStatus = FulfilmentRow.Table.Update<StatusRow>();
    private static readonly RowWrite<LineRow> PutLine = LineRow.Table.Put((nameof(LineRow.Place), Merge.Keep));
    private static readonly RowWrite<LineRow> DeleteLine = LineRow.Table.Delete<LineRow>();
    private static readonly RowWrite<PickedRow> UpdateLine = LineRow.Table.Update<PickedRow>();

    private const string BodyOf =
        "SELECT body FROM fulfilment_lines WHERE merchant = @Merchant AND order_id = @OrderId AND sequence = @Sequence AND line = @Line";

    public static async Task WriteAsync(FulfilmentBatch batch, DbConnection connection, DbTransaction transaction)
    {
        await Put.RunAsync(batch.Changed, transaction);
        await Delete.RunAsync(batch.Gone, transaction);
        await UpdateStatus.RunAsync(batch.Statuses, transaction);
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
