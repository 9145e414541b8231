using OrleansWarehouse.Api.Buyers;
using OrleansWarehouse.Api.People;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Api.Orders;

/// <summary>An order to be placed, with the buyer's data as they came; those of the command are empty.</summary>
internal sealed record OpenOrder(PlaceOrder Command, Customer Customer, Address ShipTo);

/// <summary>Orders between clients, who are told and tell buyers' data, and grains, which never are.</summary>
internal sealed class OpenOrders(PersonalData people, TrackingTokens links)
{
    /// <summary>What a grain is asked.</summary>
    public async ValueTask<PlaceOrder> SealAsync(OpenOrder order)
    {
        var (buyer, shipTo) = await people.SealAsync(order.Command.Order.Merchant.Value, order.Customer, order.ShipTo);
        return order.Command with { Buyer = buyer, ShipTo = shipTo };
    }

    /// <summary>What a grain is asked that is to write nothing: nothing is written here either.</summary>
    public async ValueTask<PlaceOrder> TrySealAsync(OpenOrder order)
    {
        var (buyer, shipTo) = await people.TrySealAsync(order.Command.Order.Merchant.Value, order.Customer, order.ShipTo);
        return order.Command with { Buyer = buyer, ShipTo = shipTo };
    }

    /// <summary>What is answered: with the buyer's data, and his link.</summary>
    public async ValueTask<OrderView> OpenAsync(SealedOrder order)
    {
        var (customer, shipTo) = await people.OpenAsync(order.Merchant, order.Buyer, order.ShipTo);
        return View(order, customer, shipTo);
    }

    /// <summary>The same to who has just placed it. The order's envelopes are those of the command: what is in them is known.</summary>
    public OrderView Open(SealedOrder order, OpenOrder placed) => View(order, placed.Customer, placed.ShipTo);

    private OrderView View(SealedOrder order, Customer customer, Address shipTo) =>
        OrderView.Of(order, customer, shipTo, links.PathOf(IId<OrderId>.Parse($"{order.Merchant}/{order.Id}")));
}
