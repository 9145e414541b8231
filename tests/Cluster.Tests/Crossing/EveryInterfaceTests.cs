using Microsoft.Extensions.DependencyInjection;

using Orleans.Metadata;

using OrleansWarehouse.Cluster.Tests.Hosting;
using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Incidents;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Ops;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Interfaces.Tenancies;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Tests.Messages;

namespace OrleansWarehouse.Cluster.Tests.Crossing;

/// <summary>A grain is in one silo, so of two calls, one from each silo, one crosses.</summary>
public sealed class EveryInterfaceTests(RunningCluster cluster)
{
    [Fact]
    public async Task Every_grain_interface_is_called_from_one_silo_to_the_other()
    {
        var name = Guid.NewGuid().ToString("N")[..8];
        await CallAllAsync(cluster.Silos.GrainsFrom(0), name);
        await CallAllAsync(cluster.Silos.GrainsFrom(1), name);

        var types = cluster.Silos.ServicesOf(0).GetRequiredService<GrainInterfaceTypeResolver>();
        var crossed = Enumerable.Range(0, 2).SelectMany(silo => cluster.Silos.ServicesOf(silo).GetRequiredService<Crossings>().Seen).ToHashSet();
        var called = MessageTypes.GrainInterfaces.Where(type => !IsBase(type)).ToList();
        Assert.True(called.Count > 20);
        Assert.Empty(called.Where(type => !crossed.Contains(types.GetGrainInterfaceType(type))).Select(type => type.Name));
    }

    /// <summary>An interface that several kinds of grains share is not called by itself.</summary>
    private static bool IsBase(Type type) => MessageTypes.GrainInterfaces.Any(other => other != type && other.IsAssignableTo(type));

    /// <summary>Makes a harmless call of each interface.</summary>
    private static async Task CallAllAsync(IGrainFactory grains, string name)
    {
        var site = new SiteId(name);
        T In<T>(string key) where T : IGrainWithStringKey => grains.GetGrain<T>($"{name}/{key}");
        T The<T>(string key) where T : IGrainWithStringKey => grains.GetGrain<T>(key);

        Assert.Null(await The<IMerchantGrain>(name).GetAsync());
        Assert.Null(await The<ISiteGrain>(name).GetAsync());
        Assert.Null(await In<IProductGrain>("k").GetAsync());
        Assert.Null(await In<ITenancyGrain>("m").GetAsync());
        Assert.False(await In<IStockGrain>("k").HasStockAsync());
        Assert.Null((await In<ILotGrain>("k/l").ClaimAsync(null)).Value!.Expiry);
        Assert.True((await In<ISerialGrain>("k/s").GiveUpAsync("nobody's")).Accepted);
        Assert.Null(await In<IInboundGrain>("asn").GetAsync());
        Assert.Null(await In<IOrderGrain>("web:1").GetAsync());
        Assert.Null(await In<IFulfilmentGrain>("web:1:1").GetAsync());
        Assert.Null(await In<ILocationGrain>("A-01").GetAsync());
        Assert.Empty((await In<IContainerGrain>("T1").ContentsAsync()).Contents);
        Assert.Null(await In<IPutAwayGrain>("p").GetAsync());
        await The<ISlottingGrain>(name).PlanAsync([]);
        await The<IPlacesWantedGrain>(name).EndAsync("nobody's", new(site, "p"));
        Assert.False((await The<IParcelCountGrain>(name).TakeAsync(1)).Accepted);
        Assert.False((await The<IPickPlannerGrain>(name).PlanAsync(new(null, [], [], null, WaveKind.Single, null))).Accepted);
        Assert.Null(await The<IWorkQueueGrain>(name).InHandAsync("ann"));
        Assert.False((await In<ICountTaskGrain>("c").TakeAsync(new("ann"))).Accepted);
        Assert.Null(await In<IWaveGrain>("w").GetAsync());
        Assert.Null(await In<IPickTaskGrain>("t").GetAsync());
        Assert.Null(await In<IPickerGrain>("ann").GetAsync());
        Assert.Null(await The<IShipmentGrain>(name).GetAsync());
        await In<IManifestGrain>("m").ResumeAsync();
        Assert.Equal(0, await The<ISerialBlocksGrain>(name).BlockOfAsync(site, 0));
        Assert.False((await In<IIncidentGrain>("i").SolveAsync(null)).Accepted);
        await The<IAccessGrain>(IAccessGrain.SingletonKey).KeysAsync();
        Assert.Null(await The<IUserGrain>(name).GetAsync());
        Assert.Null(await The<ISessionGrain>(name).GetAsync());
        Assert.Null(await In<IBadgeGrain>("b").HolderAsync());
        await The<IActivityGrain>(IActivityGrain.Key).ReadAsync();
    }
}
