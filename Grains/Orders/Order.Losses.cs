using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order makes of units that were its own already and are gone.</summary>
public static partial class Order
{
    /// <summary>Units that were picked are in their tote or parcel no more: they wait again. Those that were to go into a parcel, or are
    /// said to be in it, are not.</summary>
    public static Decision<OrderEvent> WithdrawPicked(OrderState state, SeenSku seen, string name, SiteQuantity lost, LostFrom from)
    {
        if (HasSeen(state, seen)) return Nothing;
        var draft = new OrderDraft(state);
        var rest = lost.Quantity;
        var packed = ImmutableArray.CreateBuilder<LostPacked>();
        foreach (var fulfilment in Had(draft, lost, from)) rest -= LoseLoose(state, draft, fulfilment, name, from, rest);
        foreach (var fulfilment in Had(draft, lost, from)) rest -= LosePacked(state, draft, fulfilment, name, from, rest, packed);

        // The order has no such units: it was not told of them yet, or has cancelled them. Their promise has gone all the same, so that
        // others of the line wait for it: they come back to the shelves, should they be in a tote.
        var (called, givenUp) = (ImmutableArray.CreateBuilder<CalledBack>(), ImmutableArray.CreateBuilder<GivenUp>());
        var promised = draft.All.Where(f => f.Site == lost.Site).OrderBy(f => from.IsOf(f.Sequence) ? 0 : 1).ThenBy(f => f.IsUnstarted ? 0 : 1);
        rest -= TakeUnpicked(draft, promised, name, rest, called);
        foreach (var fulfilment in draft.All.Where(f => f.Site == lost.Site)) rest -= GiveUpLoose(draft, fulfilment, name, rest, givenUp);

        if (lost.Quantity > rest) draft.Add(name, seen.Sku, null, lost.Quantity - rest);
        return new PromiseWithdrawn(draft.Status, draft.Changed, seen, name, lost)
        {
            CalledBack = called.ToImmutable(),
            FromParcels = packed.ToImmutable(),
            GivenUp = givenUp.ToImmutable(),
        };
    }

    private static IEnumerable<Fulfilment> Had(OrderDraft draft, SiteQuantity lost, LostFrom from) =>
        draft.All.Where(fulfilment => fulfilment.Site == lost.Site && from.IsOf(fulfilment.Sequence));

    private static long LoseLoose(OrderState state, OrderDraft draft, Fulfilment fulfilment, string name, LostFrom from, long quantity)
    {
        if (fulfilment.Line(name) is not { } line) return 0;
        var isUnpacked = IsUnpacked(state, from.Container);
        var here = ToteGoods.Free(line).Where(picked => (isUnpacked || picked.Tote == from.Container) && from.Is(picked.Goods.Key));
        return Strike(draft, fulfilment, line, ToteGoods.First(here, quantity));
    }

    /// <summary>Gives up units in totes, which are still there.</summary>
    private static long GiveUpLoose(
        OrderDraft draft, Fulfilment fulfilment, string name, long quantity, ImmutableArray<GivenUp>.Builder givenUp)
    {
        var goods = draft.TakeLoose(fulfilment.Sequence, name, quantity);
        givenUp.AddRange(goods.Select(picked => new GivenUp(fulfilment.Sequence, picked)));
        return goods.Sum(static picked => picked.Goods.Quantity);
    }

    private static long Strike(OrderDraft draft, Fulfilment fulfilment, FulfilmentLine line, ImmutableArray<PickedGoods> gone)
    {
        var units = gone.Sum(static picked => picked.Goods.Quantity);
        if (units > 0) draft.Change(fulfilment, line, ToteGoods.Strike(line, gone));
        return units;
    }

    private static long LosePacked(
        OrderState state, OrderDraft draft, Fulfilment fulfilment, string name, LostFrom from, long quantity,
        ImmutableArray<LostPacked>.Builder packed)
    {
        var rest = quantity;
        foreach (var shipment in fulfilment.Line(name)?.Parcels.Where(parcel => IsIn(state, parcel, from.Container)).ToArray() ?? [])
        {
            var (current, line) = (draft[fulfilment.Sequence]!, draft[fulfilment.Sequence]!.Line(name)!);
            var isTote = shipment.Goods.Any(picked => picked.Tote == from.Container);
            var here = shipment.Goods.Where(picked => from.Is(picked.Goods.Key) && (!isTote || picked.Tote == from.Container));
            var gone = ToteGoods.First(here, rest);
            var units = gone.Sum(static picked => picked.Goods.Quantity);
            if (units == 0) continue;
            rest -= units;
            var left = shipment with { Quantity = shipment.Quantity - units, Goods = gone.Aggregate(shipment.Goods, ToteGoods.Without) };
            var parcels = left.Quantity == 0 ? line.Parcels.Remove(shipment) : line.Parcels.Replace(shipment, left);
            draft.Change(current, line, ToteGoods.Strike(line, gone) with
            {
                Packed = line.Packed - units,
                Shipped = Math.Min(line.Shipped, HaveLeft(parcels)),
                Parcels = parcels,
            });
            packed.AddRange(gone.Select(picked =>
                new LostPacked(shipment.Shipment, fulfilment.Sequence, picked.Goods) { Tote = picked.Tote, Container = from.Container }));
        }

        return quantity - rest;
    }

    /// <summary>What was in a parcel of a voided shipment is in totes again: the order may hear only then that some was lost in it.</summary>
    private static bool IsUnpacked(OrderState state, string container) => state.Shipments.Any(
        shipment => shipment.Status is ShipmentStatus.Voided && shipment.Parcels.Any(parcel => parcel.Sscc == container));

    /// <summary>Whether packed units came from a tote, or are in a parcel; of a shipment whose parcels the order has not heard of yet, they may
    /// be; and those of a parcel that was unpacked may be in another by now.</summary>
    private static bool IsIn(OrderState state, PackedUnits units, string container)
    {
        if (units.Goods.Any(picked => picked.Tote == container)) return true;
        var shipment = state.Shipments.FirstOrDefault(shipment => shipment.Id == units.Shipment.Value);
        return shipment is null || (!units.Left && IsUnpacked(state, container)) || shipment.Parcels.Any(parcel => parcel.Sscc == container);
    }
}
