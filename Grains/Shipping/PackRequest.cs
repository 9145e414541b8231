using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Looks at what a packer asks for and at the orders, and makes a plan of it.</summary>
public sealed class PackRequest(ICommands commands, ReferenceData reference, Carriers carriers)
{
    private const int MaxFulfilments = 100;

    public async Task<Outcome<PackingStarted>> PlanAsync(PackShipment command)
    {
        var ids = command.Fulfilments.Distinct().ToImmutableArray();
        if (ids.Length is 0 or > MaxFulfilments)
            return Refusal.Invalid("invalid_fulfilments", "fulfilments", $"Between 1 and {MaxFulfilments} fulfilments.");
        if (carriers.Find(command.Carrier) is not { } carrier) return carriers.Unknown(command.Carrier);
        if (!carrier.Offers(command.Service))
            return Refusal.Invalid("unknown_service", "service", $"{carrier.Code} has no service '{command.Service}'.");

        var orders = await Task.WhenAll(ids.Select(id => commands.Order(id.Order).GetAsync()));
        for (var i = 0; i < ids.Length; i++)
        {
            if (Find(orders[i], ids[i])?.Site != command.Site.Value)
                return Refusal.Invalid("unknown_fulfilment", $"fulfilments[{i}]", $"{command.Site} has no fulfilment {ids[i]}.");
        }

        if (ids.Any(id => id.Order.Merchant != ids[0].Order.Merchant) || orders.Any(order => order!.ShipTo != orders[0]!.ShipTo))
            return Refusal.Invalid("different_addresses", "fulfilments", "One shipment goes to one address, for one merchant.");
        await reference.ReachHeadAsync();
        var lines = ids.SelectMany((id, i) => Find(orders[i], id)!.Lines.Select(line => PackableOf(id, line)));
        var plan = PackPlan.Of(command.Parcels, [.. lines]);
        if (!plan.Accepted) return plan.Refusal;
        var (merchant, shipTo) = (ids[0].Order.Merchant, orders[0]!.ShipTo);
        return new PackingStarted(
            command.Site, merchant, carrier.Code, command.Service, command.Packer, shipTo, plan.Value.Parcels);
    }

    private static FulfilmentView? Find(SealedOrder? order, FulfilmentId id) =>
        order?.Fulfilments.FirstOrDefault(fulfilment => fulfilment.Id == id.ToString());

    private Packable PackableOf(FulfilmentId fulfilment, FulfilmentLineView line)
    {
        var id = new SkuId(fulfilment.Order.Merchant, line.Sku);
        return new(fulfilment, line.Line, id, line.Picked - line.Packed, reference.Product(id));
    }
}
