using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tenancies;

/// <summary>The list of tenancies.</summary>
public sealed class TenancyProjection : IProjection
{
    private const string Prefix = "tenancy:";

    private static readonly RowWrite<TenancyRow> Begin = TenancyRow.Table.Put();
    private static readonly RowWrite<TenancyRow> End = TenancyRow.Table.Delete<TenancyRow>();

    public string Name => "tenancies";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [TenancyRow.Table.Name];

    public string Schema => TenancyRow.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var last = new Dictionary<TenancyId, (TenancyRow Row, bool Begun)>();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal) || EventCodec.Decode(stored) is not TenancyEvent known) continue;
            var id = IId<TenancyId>.Parse(stored.Stream[Prefix.Length..]);
            last[id] = (new(id.Site.Value, id.Merchant.Value, stored.At), known is TenancyBegun);
        }

        await Begin.RunAsync(last.Values.Where(static one => one.Begun).Select(static one => one.Row), transaction);
        await End.RunAsync(last.Values.Where(static one => !one.Begun).Select(static one => one.Row), transaction);
    }
}
