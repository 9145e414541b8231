using System.Data.Common;

using Dapper;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Writes the rows of fulfilments and of their lines.</summary>
internal static class FulfilmentWrites
{
    private const string Upsert = """
        INSERT INTO fulfilments (merchant, order_id, sequence, site, status, wave, ship_by)
        VALUES (@Merchant, @OrderId, @Sequence, @Site, @Status, @Wave, @ShipBy)
        ON CONFLICT (merchant, order_id, sequence) DO UPDATE SET
          site = excluded.site, status = excluded.status, wave = excluded.wave, ship_by = excluded.ship_by
        """;

    private const string OfFulfilment = " WHERE merchant = @Merchant AND order_id = @OrderId AND sequence = @Sequence";

    private const string UpdateStatus = "UPDATE fulfilments SET status = @Status" + OfFulfilment;

    private const string Delete = "DELETE FROM fulfilments" + OfFulfilment;

    private const string UpsertLine = """
        INSERT INTO fulfilment_lines (merchant, order_id, sequence, line, place, body)
        VALUES (@Merchant, @OrderId, @Sequence, @Line, @Place, @Body)
        ON CONFLICT (merchant, order_id, sequence, line) DO UPDATE SET body = excluded.body
        """;

    private const string BodyOf = "SELECT body FROM fulfilment_lines" + OfFulfilment + " AND line = @Line";

    private const string UpdateLine = "UPDATE fulfilment_lines SET body = @Body" + OfFulfilment + " AND line = @Line";

    private const string DeleteLine = "DELETE FROM fulfilment_lines" + OfFulfilment + " AND line = @Line";

    public static async Task WriteAsync(FulfilmentBatch batch, DbConnection connection, DbTransaction transaction)
    {
        await connection.WriteEachAsync(Upsert, batch.Changed, transaction);
        await connection.WriteEachAsync(Delete, batch.Gone, transaction);
        await connection.WriteEachAsync(UpdateStatus, batch.Statuses, transaction);
        await connection.WriteEachAsync(UpsertLine, batch.ChangedLines, transaction);
        await connection.WriteEachAsync(DeleteLine, batch.GoneLines, transaction);
        await connection.WriteEachAsync(UpdateLine, await PickedAsync(batch, connection, transaction), transaction);
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
