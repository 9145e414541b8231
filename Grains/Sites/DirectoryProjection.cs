using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Merchants;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Sites;

/// <summary>The lists of sites and of merchants.</summary>
public sealed class DirectoryProjection : IProjection
{
    private static readonly RowWrite<SiteSummary> PutSite = SiteSummary.Table.Put();
    private static readonly RowWrite<MerchantRow> PutMerchant = MerchantRow.Table.Put();

    public string Name => "directory";

    public int Version => 2;

    public IReadOnlyList<string> Tables => [SiteSummary.Table.Name, MerchantRow.Table.Name];

    public string Schema => SiteSummary.Table.Schema + MerchantRow.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var (sites, merchants) = (new List<SiteSummary>(), new List<MerchantRow>());
        foreach (var stored in events)
        {
            var colon = stored.Stream.IndexOf(':', StringComparison.Ordinal);
            if (stored.Stream[..colon] is not ("site" or "merchant")) continue;
            var id = stored.Stream[(colon + 1)..];
            if (EventCodec.Decode(stored) is SitePut site) sites.Add(new(id, site.Name, site.Kind, site.Country));
            else if (EventCodec.Decode(stored) is MerchantPut merchant) merchants.Add(new(id, merchant.Name, merchant.Currency));
        }

        await PutSite.RunAsync(sites, transaction);
        await PutMerchant.RunAsync(merchants, transaction);
    }
}
