using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Buyers;

/// <summary>Reads an order as its buyer sees it, from the order and from the events of its shipments.</summary>
public sealed class TrackingQueries(ICommands commands, IEventLog log, ReferenceData reference, Carriers carriers, TimeProvider clock)
{
    /// <summary>Returns null when there is no such order.</summary>
    public async Task<TrackedOrder?> FindAsync(OrderId id, CancellationToken cancellationToken = default)
    {
        if (await commands.Order(id).GetAsync() is not { } order) return null;
        var merchant = reference.Merchant(id.Merchant);
        var shop = merchant?.Channels.FirstOrDefault(channel => channel.Channel == id.Channel)?.Name ?? merchant?.Name ?? id.Merchant.Value;
        var stories = new List<ShipmentStory>(order.Shipments.Length);
        foreach (var shipment in order.Shipments)
            if (await ReadAsync(shipment, cancellationToken) is { } story) stories.Add(story);
        return new TrackingFold(order, shop, Descriptions(id, order), [.. stories], carriers, Leaves(order)).Fold();
    }

    private async Task<ShipmentStory?> ReadAsync(ShipmentView shipment, CancellationToken cancellationToken)
    {
        if (reference.Site(new(shipment.Site)) is not { } site) return null;
        var state = ShipmentState.Initial;
        var events = ImmutableArray.CreateBuilder<ShipmentEventAt>();
        await foreach (var stored in log.ReadStreamAsync($"shipment:{shipment.Id}", 0, cancellationToken))
        {
            if (EventCodec.Decode(stored) is not ShipmentEvent told) continue;
            state = Shipment.Evolve(state, told);
            events.Add(new(stored.At, told));
        }

        return new(shipment.Carrier, state.Plan?.Service, state, events.ToImmutable(), ZoneOf(site), site.Country);
    }

    private Dictionary<string, string> Descriptions(OrderId id, SealedOrder order)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in order.Lines)
            if (!known.ContainsKey(line.Sku) && reference.Product(new(id.Merchant, line.Sku)) is { } product) known.Add(line.Sku, product.Description);
        return known;
    }

    /// <summary>Returns when unshipped goods arrive if they leave with the truck that they are planned for, and not before now.</summary>
    private Arrival? Leaves(SealedOrder order)
    {
        var open = order.Fulfilments.FirstOrDefault(part => part is { Site: not null, Status: < FulfilmentStatus.Shipped });
        if (open is null || reference.Site(new(open.Site!)) is not { } site) return null;
        var now = clock.GetUtcNow();
        var earliest = order.ShipAfter > now ? order.ShipAfter.Value : now;
        var at = order.ShipBy > earliest ? order.ShipBy.Value : earliest;
        var carrier = carriers.Find(Carriers.For(order.ServiceLevel))!;
        return Arrival.After(at, carrier.Transit(order.ServiceLevel, site.Country, order.ShipTo.Country), ZoneOf(site));
    }

    private static TimeZoneInfo ZoneOf(SiteView site) => TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
}
