using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order makes of units that were its own already and are gone.</summary>
public static partial class Order
{
    /// <summary>Units that were picked are in their tote or parcel no more: they wait again. Those that were to go into a parcel, or are
    /// said to be in it, are not.</summary>
    public static Decision<OrderEvent> WithdrawPicked(OrderState state, SeenSku seen, string name, SiteQuantity lost, string container)
    {
        if (HasSeen(state, seen)) return Nothing;
        var draft = new OrderDraft(state);
        var rest = lost.Quantity;
        var packed = ImmutableArray.CreateBuilder<LostPacked>();
        foreach (var fulfilment in draft.All.Where(f => f.Site == lost.Site)) rest -= LoseLoose(draft, fulfilment, name, container, rest);
        foreach (var fulfilment in draft.All.Where(f => f.Site == lost.Site)) rest -= LosePacked(state, draft, fulfilment, name, container, rest, packed);
        if (lost.Quantity > rest) draft.Add(name, seen.Sku, null, lost.Quantity - rest);
        return new PromiseWithdrawn(draft.Status, draft.Changed, seen, name, lost, rest) { FromParcels = packed.ToImmutable() };
    }

    private static long LoseLoose(OrderDraft draft, Fulfilment fulfilment, string name, string tote, long quantity)
    {
        if (fulfilment.Line(name) is not { } line) return 0;
        var gone = ToteGoods.First(ToteGoods.Free(line).Where(picked => picked.Tote == tote), quantity);
        var units = gone.Sum(static picked => picked.Goods.Quantity);
        if (units > 0) draft.Change(fulfilment, line, Without(line, gone, units));
        return units;
    }

    private static long LosePacked(
        OrderState state, OrderDraft draft, Fulfilment fulfilment, string name, string container, long quantity,
        ImmutableArray<LostPacked>.Builder packed)
    {
        var rest = quantity;
        foreach (var shipment in fulfilment.Line(name)?.Parcels.Where(parcel => IsIn(state, parcel, container)).ToArray() ?? [])
        {
            var (current, line) = (draft[fulfilment.Sequence]!, draft[fulfilment.Sequence]!.Line(name)!);
            var gone = ToteGoods.First(shipment.Goods, rest);
            var units = gone.Sum(static picked => picked.Goods.Quantity);
            if (units == 0) continue;
            rest -= units;
            var left = shipment with { Quantity = shipment.Quantity - units, Goods = gone.Aggregate(shipment.Goods, ToteGoods.Without) };
            draft.Change(current, line, Without(line, gone, units) with
            {
                Packed = line.Packed - units,
                Shipped = Math.Min(line.Shipped, line.Packed - units),
                Parcels = left.Quantity == 0 ? line.Parcels.Remove(shipment) : line.Parcels.Replace(shipment, left),
            });
            packed.AddRange(gone.Select(picked => new LostPacked(shipment.Shipment, fulfilment.Sequence, picked.Goods)));
        }

        return quantity - rest;
    }

    private static FulfilmentLine Without(FulfilmentLine line, ImmutableArray<PickedGoods> gone, long units) => line with
    {
        Quantity = line.Quantity - units,
        Picked = line.Picked - units,
        Totes = gone.Aggregate(line.Totes, ToteGoods.Without),
    };

    /// <summary>Whether packed units came from a tote, or are in a parcel; of a shipment whose parcels the order has not heard of yet, they may
    /// be.</summary>
    private static bool IsIn(OrderState state, PackedUnits units, string container)
    {
        if (units.Goods.Any(picked => picked.Tote == container)) return true;
        var shipment = state.Shipments.FirstOrDefault(shipment => shipment.Id == units.Shipment.Value);
        return shipment is null || shipment.Parcels.Any(parcel => parcel.Sscc == container);
    }
}
