using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Sites;

/// <summary>A site as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class SiteGrain(AggregateServices services)
    : AggregateGrain<SiteState, SiteEvent>(Definition, services), ISiteGrain
{
    internal static readonly Aggregate<SiteState, SiteEvent> Definition = new(
        "site", SiteState.Initial, Site.Evolve, static (_, _) => [], SitesJson.Default.SiteState, SnapshotSchema: 2)
    {
        IsReplicated = true,
    };

    internal static readonly Replica<SiteView> Replicated = Replica.Of(Definition, EventCodec.Types, Site.View);

    public Task<Outcome<SiteView>> PutAsync(PutSite command) =>
        ExecuteAsync((state, _) => Site.Put(state, command), state => Site.View(Key, state)!);

    public Task<SiteView?> GetAsync() => ReadAsync(state => Site.View(Key, state));
}
