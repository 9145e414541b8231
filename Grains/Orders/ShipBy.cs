using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Grains.Orders;

internal static class ShipBy
{
    /// <summary>When the truck of a site leaves, for the sites of an order and those given.</summary>
    public static async ValueTask<Func<SiteId, DateTimeOffset?>> OfAsync(
        OrderState order, ReferenceData reference, DateTimeOffset now, params IEnumerable<SiteId> more)
    {
        var ids = new HashSet<SiteId>(more);
        foreach (var fulfilment in order.Fulfilments)
            if (fulfilment.Site is { } known) ids.Add(known);
        var sites = new Dictionary<SiteId, SiteView>(ids.Count);
        foreach (var id in ids)
            if (await reference.SiteAsync(id) is { } site) sites[id] = site;
        var service = order.Placed?.ServiceLevel;
        return id => sites.TryGetValue(id, out var site) ? CutOffs.Next(site, Carriers.For(service), service, now) : null;
    }
}
