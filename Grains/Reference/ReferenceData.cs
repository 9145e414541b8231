using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Tenancies;

namespace OrleansWarehouse.Grains.Reference;

/// <summary>
/// What rarely changes and everybody asks for, in memory in every process, so that no merchant, site or product is the grain that every order
/// has to pass. A decision reads it through its own <see cref="References"/>, and then rests on it; whoever only tells of it may be a second
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

    /// <summary>The only site that there is; null where there is none, and where there are several.</summary>
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

    /// <summary>Completes when what is read has everything that was answered before the call, by whatever process: for what is decided outside
    /// of an aggregate.</summary>
    public ValueTask ReachHeadAsync() => replicas.MayLag ? replicas.ReachHeadAsync() : ValueTask.CompletedTask;

    /// <summary>Completes when what is read has everything up to a position: a reaction sees what was there before its event.</summary>
    public ValueTask ReachAsync(long position) => replicas.ReachAsync(position);
}
