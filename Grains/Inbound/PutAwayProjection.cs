using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>The put-aways that are to be done; those that are done leave.</summary>
public sealed class PutAwayProjection : IProjection
{
    private const string Prefix = "putAway:";

    internal static readonly RowTable<PutAwayRow> Open =
        new("put_aways", [nameof(PutAwayRow.Site), nameof(PutAwayRow.Id)], new RowIndex("age", "(site, position)"));

    private static readonly RowWrite<PutAwayRow> Insert = Open.Insert();
    private static readonly RowWrite<PutAwayRow> Delete = Open.Delete<PutAwayRow>();

    public string Name => "putAways";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [Open.Name];

    public string Schema => Open.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var planned = new Dictionary<string, PutAwayRow>(StringComparer.Ordinal);
        var done = new List<PutAwayRow>();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var id = PutAwayIds.Parse(stored.Stream[Prefix.Length..]);
            switch (EventCodec.Decode(stored))
            {
                case PutAwayPlanned plan:
                    planned[stored.Stream] = new(id.Site.Value, id.Code, plan.Goods.Key.Sku.Merchant.Value, plan.Goods.Key.Sku.Code, stored.Position);
                    break;
                case PutAwayCompleted or PutAwayCut { Ended: true }:
                    if (!planned.Remove(stored.Stream)) done.Add(new(id.Site.Value, id.Code, "", "", stored.Position));
                    break;
            }
        }

        await Insert.RunAsync(planned.Values, transaction);
        await Delete.RunAsync(done, transaction);
    }
}

/// <summary>A put-away that is to be done.</summary>
/// <param name="Position">Of the event that planned it.</param>
internal sealed record PutAwayRow(string Site, string Id, string Merchant, string Sku, long Position);
