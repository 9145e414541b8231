using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>What orders, their fulfilments and stock say of each other.</summary>
internal sealed partial class Goods
{
    /// <summary>Order lines that have more units in totes and parcels than are promised to them.</summary>
    public IEnumerable<string> TornPromises(string sku)
    {
        if (ledger.Of($"sku:{sku}") is not StockState stock) yield break;
        var lines = from one in ledger.OfKind("fulfilment")
                    from line in ((FulfilmentState)one.Value).Lines
                    where line.Sku.ToString() == sku
                    group line.Picked - line.Shipped by (FulfilmentId.OfKey(one.Key).Order, ((FulfilmentState)one.Value).Site!.Value, line.Line);
        foreach (var line in lines)
        {
            var (order, site, name) = line.Key;
            var promised = stock.Claims.GetValueOrDefault(order)?.Line(name)?.ReservedAt(site) ?? 0;
            if (line.Sum() > promised) yield return $"order {order} line {name} has {line.Sum()} {sku} in totes and a promise of {promised}";
        }
    }

    /// <summary>Reservations and orders that do not know each other.</summary>
    public IEnumerable<string> Strangers(string sku)
    {
        if (ledger.Of($"sku:{sku}") is not StockState stock) yield break;
        foreach (var (key, state) in ledger.OfKind("order"))
        {
            var order = (OrderState)state;
            if (order.AwaitsStock) continue;
            var claim = stock.Claims.GetValueOrDefault(IId<OrderId>.Parse(key));
            foreach (var line in order.Placed!.Lines.Where(line => line.Sku.ToString() == sku))
            {
                var parts = Begun(key, order).Select(one => one.Fulfilment.Line(line.Line)).OfType<FulfilmentLine>().ToArray();
                var wanted = parts.Sum(static part => part.Quantity - part.Shipped);
                var waits = order.Parts.Where(static part => part.Site is null).Sum(part => part.Line(line.Line)?.Quantity ?? 0);
                var whole = wanted + waits + parts.Sum(static part => part.Shipped);
                if (whole != order.Wanted(line)) yield return $"order {key} line {line.Line} wants {order.Wanted(line)} and is filled or waits for {whole}";
                var held = claim?.Line(line.Line);
                var (promised, queued) = (held?.Reserved.Sum(static part => part.Quantity) ?? 0, held?.Backordered ?? 0);
                if ((wanted, waits) != (promised, queued))
                    yield return $"order {key} line {line.Line}: {wanted} promised and {waits} waiting by the order, {promised} and {queued} by the stock";
            }
        }

        foreach (var (order, _) in stock.Claims)
            if (ledger.Of($"order:{order}") is null) yield return $"{sku} is promised to {order}, which there is not";
    }

    /// <summary>Orders and fulfilments that do not know each other, or that do not say the same.</summary>
    public IEnumerable<string> Estranged()
    {
        foreach (var (key, state) in ledger.OfKind("order"))
        {
            var order = (OrderState)state;
            foreach (var (part, fulfilment) in Begun(key, order))
            {
                if (part.Status != fulfilment.Status) yield return $"order {key} has its part {part.Sequence} {part.Status}, and that is {fulfilment.Status}";
                if (!part.Lines.Select(static line => (line.Line, line.Quantity, line.Shipped)).SequenceEqual(fulfilment.Lines.Select(static line => (line.Line, line.Quantity, line.Shipped))))
                    yield return $"order {key} has other units in its part {part.Sequence} than that has";
            }
        }

        foreach (var (key, state) in ledger.OfKind("fulfilment"))
        {
            var id = FulfilmentId.OfKey(key);
            if (state is FulfilmentState { Lines.IsEmpty: false } && (ledger.Of($"order:{id.Order}") as OrderState)?.Part(id.Sequence) is null)
                yield return $"fulfilment {key} has units, and its order does not know of it";
        }
    }

    /// <summary>Whether somebody works on a part of an order while another part waits for stock.</summary>
    public bool IsTorn(string order) => ledger.Of($"order:{order}") is OrderState state
        && state.Parts.Any(static part => part.Site is null)
        && Begun(order, state).Any(static one =>
            one.Fulfilment.Status is FulfilmentStatus.Picking or FulfilmentStatus.Picked or FulfilmentStatus.Packed or FulfilmentStatus.Shipped);

    /// <summary>The parts of an order that are not waiting, with their fulfilments.</summary>
    private IEnumerable<(OrderPart Part, FulfilmentState Fulfilment)> Begun(string key, OrderState order) =>
        from part in order.Parts
        where part.Site is not null
        let fulfilment = ledger.Of($"fulfilment:{key}:{part.Sequence}") as FulfilmentState
        where fulfilment is not null
        select (part, fulfilment);
}
