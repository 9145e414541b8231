using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Who has counted what where, and whether that is accepted.</summary>
public sealed class CountProjection : IProjection
{
    private static readonly RowWrite<CountAnswer> Insert = CountAnswer.Table.Insert();
    private static readonly RowWrite<Change> Accept = CountAnswer.Table.Update<Change>();

    public string Name => "counts";

    public int Version => 3;

    public IReadOnlyList<string> Tables => [CountAnswer.Table.Name];

    public string Schema => CountAnswer.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var (opened, accepted) = (new List<CountAnswer>(), new List<Change>());
        foreach (var stored in events)
        {
            if (stored.Type is not ("countOpened" or "stockCounted")) continue;
            var (kind, site, holder) = StockRows.HolderOf(stored.Stream);
            if (EventCodec.Decode(stored) is CountOpened { Scope: var scope } open)
                opened.Add(new(
                    site, open.Count, kind, holder, scope.Sku.Merchant.Value, scope.Sku.Code, scope.Lot, open.Lines.Sum(static line => line.Counted),
                    open.Lines.Sum(static line => line.Books), open.At, CountAnswer.Open, stored.By, null, stored.Position));
            else if (EventCodec.Decode(stored) is StockCounted done) accepted.Add(new(site, done.Count, CountAnswer.Accepted));
        }

        await Insert.RunAsync(opened, transaction);
        await Accept.RunAsync(accepted, transaction);
    }

    private sealed record Change(string Site, string Id, string Status);
}
