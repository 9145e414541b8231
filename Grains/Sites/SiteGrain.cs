using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Sites;

/// <summary>A site as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class SiteGrain(AggregateServices services)
    : AggregateGrain<SiteState, SiteEvent>(Definition, services), ISiteGrain
{
    private static readonly Aggregate<SiteState, SiteEvent> Definition = new(
        "site", SiteState.Initial, Site.Evolve, static (_, _) => [], SitesJson.Default.SiteState);

    public Task<Outcome<SiteView>> PutAsync(PutSite command) =>
        ExecuteAsync((state, _) => Site.Put(state, command), state => View(state)!);

    public Task<SiteView?> GetAsync() => ReadAsync(View);

    public Task<Outcome<SerialRange>> TakeSerialsAsync(int count) =>
        ExecuteAsync((state, _) => Site.TakeSerials(state, count), state => new SerialRange(state.NextSerial - count, count));

    private SiteView? View(SiteState state) => state.Profile is not { } site
        ? null
        : new(Key, site.Name, site.Kind, site.Country, site.Postcode, site.TimeZone, site.CutOffs, state.Version);
}
