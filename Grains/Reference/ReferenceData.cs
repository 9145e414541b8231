using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Tenancies;

namespace OrleansWarehouse.Grains.Reference;

/// <summary>
/// Reference data in memory in every process, so that no merchant, site or product is a grain that every order has to call. A decision reads
/// through its own <see cref="References"/>, which the append then checks; other reads may be up to a second
/// behind.
/// </summary>
public sealed class ReferenceData(Replicas replicas)
{
    private readonly Replica<MerchantView> merchants = replicas.Of<MerchantView>();
    private readonly Replica<SiteView> sites = replicas.Of<SiteView>();
    private readonly Replica<ProductView> products = replicas.Of<ProductView>();
    private readonly Replica<TenancyView> tenancies = replicas.Of<TenancyView>();

    public MerchantView? Merchant(MerchantId id) => replicas.Image.Read(merchants, id.Value);

    public SiteView? Site(SiteId id) => replicas.Image.Read(sites, id.Value);

    /// <summary>The only site; null when there is none or more than one.</summary>
    public SiteId? OnlySite => replicas.Image.All(sites).Take(2).ToArray() is [var only] ? new SiteId(only.Site) : null;

    public MerchantView? Merchant(References decision, MerchantId id) => decision.Get(merchants, id.Value);

    public SiteView? Site(References decision, SiteId id) => decision.Get(sites, id.Value);

    public SkuDefinition? Product(SkuId id) => replicas.Image.Read(products, id.ToString())?.Definition;

    public SkuDefinition? Product(References decision, SkuId id) => decision.Get(products, id.ToString())?.Definition;

    /// <summary>Returns whether the merchant keeps goods at the site; looks once more at the log's head before it says no.</summary>
    public async ValueTask<bool> IsTenantAsync(TenancyId id)
    {
        if (replicas.Image.Read(tenancies, id.ToString()) is not null) return true;
        await ReachHeadAsync();
        return replicas.Image.Read(tenancies, id.ToString()) is not null;
    }

    /// <summary>Completes when the data include everything that any process had answered before the call; for decisions outside of an
    /// aggregate.</summary>
    public ValueTask ReachHeadAsync() => replicas.MayLag ? replicas.ReachHeadAsync() : ValueTask.CompletedTask;

    /// <summary>Completes when the data include everything up to a position, so that a reaction sees what was there before its event.</summary>
    public ValueTask ReachAsync(long position) => replicas.ReachAsync(position);
}
