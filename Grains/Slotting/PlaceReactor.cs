using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Products;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>
/// Plans again the goods for which there was no location, when one becomes available. The waiting goods are in memory, so that a freed
/// location at a site where nothing waits costs nothing. Space that is freed just before a put-away begins to wait is found when it does:
/// then the whole site is searched once more.
/// </summary>
public sealed class PlaceReactor : Reactor
{
    private readonly Replicas replicas;
    private readonly Replica<PlacesWantedState> wanted;
    private readonly ReferenceData reference;

    public PlaceReactor(ICommands commands, Replicas replicas, ReferenceData reference)
        : base("places", EventCodec.Types, commands)
    {
        (this.replicas, wanted, this.reference) = (replicas, replicas.Of<PlacesWantedState>(), reference);
        On<PutAwayPlanned>((planned, fact) => planned.To is null ? WantAsync(planned, fact) : Task.CompletedTask);
        On<PutAwayCompleted>((done, fact) => done.Plan.To is null ? EndAsync(fact) : Task.CompletedTask);
        On<PutAwayCut>((cut, fact) => cut is { Ended: true, Plan.To: null } ? EndAsync(fact) : Task.CompletedTask);
        On<PlaceWanted>((found, fact) => Commands.Slotting(new(fact.Key)).LookAgainAsync(fact.Reference, fact.Position, [found.Place]));
        On<ProductDefined>((_, fact) => ResizedAsync(fact));
        On<LocationDefined>((_, fact) => FreedAsync(fact));
        On<GoodsTaken>((_, fact) => FreedAsync(fact));
        On<StockAdjusted>((_, fact) => FreedAsync(fact));
        On<StockCounted>((_, fact) => FreedAsync(fact));
        // The put-away may have used less than the space that was kept for it.
        On<GoodsPut>((put, fact) => put.PutAway is null ? Task.CompletedTask : FreedAsync(fact));
        On<SpaceFreed>((_, fact) => FreedAsync(fact));
    }

    private Task WantAsync(PutAwayPlanned planned, Fact fact)
    {
        var id = PutAwayIds.Parse(fact.Key);
        return Commands.To<IPlacesWantedGrain>(id.Site.Value).WantAsync(fact.Reference, new(id, planned.Goods, planned.From));
    }

    private Task EndAsync(Fact fact)
    {
        var id = PutAwayIds.Parse(fact.Key);
        return Commands.To<IPlacesWantedGrain>(id.Site.Value).EndAsync(fact.Reference, id);
    }

    /// <summary>A location may have more space: plans again, in order, the waiting goods that fit it.</summary>
    private async Task FreedAsync(Fact fact)
    {
        if (fact.Kind is not "location") return;
        await replicas.ReachAsync(fact.Position);
        var waiting = replicas.Image.Read(wanted, Subject.OwnerOf(fact.Key))?.Places;
        if (waiting is not { IsEmpty: false }) return;
        var spaces = Spaces(waiting.Values);
        var room = await Commands.Location(IId<LocationId>.Parse(fact.Key)).RoomForAsync(spaces);
        foreach (var (place, units) in waiting.Values.Zip(room))
            if (units > 0) await Commands.PutAway(place.PutAway).ReplanAsync(fact.Reference);
    }

    /// <summary>A SKU needs more or less space than before.</summary>
    private async Task ResizedAsync(Fact fact)
    {
        await replicas.ReachAsync(fact.Position);
        var sku = IId<SkuId>.Parse(fact.Key);
        var waiting = replicas.Image.All(wanted).SelectMany(static site => site.Places.Values).Where(place => place.Goods.Key.Sku == sku);
        foreach (var site in waiting.OrderBy(static place => $"{place.PutAway}", StringComparer.Ordinal).GroupBy(static place => place.PutAway.Site))
            await Commands.Slotting(site.Key).LookAgainAsync(fact.Reference, fact.Position, [.. site]);
    }

    private ImmutableArray<WantedSpace> Spaces(IEnumerable<WantedPlace> places)
    {
        var spaces = ImmutableArray.CreateBuilder<WantedSpace>();
        foreach (var place in places)
            spaces.Add(SlotSearch.SpaceFor(place.Goods, reference.Product(place.Goods.Key.Sku), SlotRules.Default));
        return spaces.ToImmutable();
    }
}
