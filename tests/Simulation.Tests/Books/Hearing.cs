using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>What holders have said that stock has not heard of yet, and what is on its way from one to the next.</summary>
internal sealed class Hearing
{
    private readonly Dictionary<(string Reference, string Sku), (string Site, ImmutableArray<Flow> Flows)> unheard = [];
    private readonly Dictionary<(string Reference, string Site), ImmutableArray<PlacedGoods>> leaving = [];

    public void Add(StoredEvent stored)
    {
        switch (EventCodec.Decode(stored))
        {
            case HolderEvent @event:
                Add(stored, @event);
                break;
            case GoodsHeard heard:
                unheard.Remove((heard.Reference, StreamName.Parse(stored.Stream).Key));
                break;
        }
    }

    /// <summary>How stock will count units of a SKU otherwise, once it hears.</summary>
    public IEnumerable<Flow> Flows(string sku, string site) =>
        unheard.Where(one => one.Key.Sku == sku && one.Value.Site == site).SelectMany(static one => one.Value.Flows);

    /// <summary>Units of a SKU that have left one holder and are not in the next.</summary>
    public IEnumerable<PlacedGoods> OnTheWay(string sku, string site) =>
        leaving.Where(one => one.Key.Site == site).SelectMany(static one => one.Value).Where(goods => goods.Key.Sku.ToString() == sku);

    private void Add(StoredEvent stored, HolderEvent @event)
    {
        var site = Subject.OwnerOf(StreamName.Parse(stored.Stream).Key);
        foreach (var flows in @event.Flows.GroupBy(static flow => flow.Key.Sku))
            unheard[(GoodsReactor.ReferenceOf(new(stored), flows.Key), flows.Key.ToString())] = (site, [.. flows]);
        if (@event is GoodsTaken { Transfer: true } taken) leaving[(taken.Reference, site)] = taken.Arriving;
        else if (@event is GoodsPut { Transfer: true } put) leaving.Remove((put.Reference, site));
    }
}
