using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>A shipment: pure. Packing is an intent first, because orders may refuse to give their goods.</summary>
public static partial class Shipment
{
    public static Refusal Unknown { get; } = Refusal.NotFound("unknown_shipment", "There is no such shipment.");

    public static Decision<ShipmentEvent> Start(ShipmentState state, PackingStarted plan) =>
        state.Step is ShipmentStep.New ? plan : Decision<ShipmentEvent>.Nothing;

    public static Decision<ShipmentEvent> Fail(ShipmentState state, Refusal refusal) =>
        state.Step is ShipmentStep.Packing ? new PackingFailed(refusal) : Decision<ShipmentEvent>.Nothing;

    /// <param name="goods">What the orders gave, in all.</param>
    public static Decision<ShipmentEvent> Finish(
        ShipmentState state, ImmutableArray<string> ssccs, ImmutableArray<ParcelGoods> goods, ICarrier carrier)
    {
        if (state.Step is not ShipmentStep.Packing) return Decision<ShipmentEvent>.Nothing;
        var plan = state.Plan!;
        var shared = PackPlan.Share(plan.Parcels, goods);
        var parcels = plan.Parcels.Select((parcel, i) =>
        {
            var number = carrier.TrackingNumberOf(ssccs[i]);
            return new Parcel(
                ssccs[i], number, carrier.TrackingUrlOf(number), parcel.Carton, parcel.WeightGrams, parcel.Lines, shared[i]);
        });
        return new ShipmentPacked(
            plan.Site, plan.Merchant, plan.Carrier, plan.Service, plan.Packer, plan.ShipTo, [.. parcels]);
    }

    public static Decision<ShipmentEvent> Void(ShipmentState state, string reason)
    {
        if (state.Step is ShipmentStep.Voided) return Decision<ShipmentEvent>.Nothing;
        if (state.Step is not ShipmentStep.Packed) return Unknown;
        if (state.Parcels.Any(parcel => parcel.Manifest is not null))
            return Refusal.Conflict("handed_over", "Parcels of it are with the carrier: what was left behind comes back as a return.");
        var parcels = state.Parcels.Select(parcel => parcel.Parcel);
        return new ShipmentVoided(state.Plan!.Site, state.Plan.Merchant, reason, [.. parcels]);
    }

    /// <summary>What is packed no more, or never was, has nothing to lose.</summary>
    public static Decision<ShipmentEvent> Lose(ShipmentState state, LostUnits lost)
    {
        if (state.Step is not ShipmentStep.Packed) return Decision<ShipmentEvent>.Nothing;
        var events = ImmutableArray.CreateBuilder<ShipmentEvent>();
        var rest = lost.Goods.Quantity;
        // A tote's units go into the parcels one after the other: those that were not there any more are missing in the last.
        var parcels = state.Parcels.Reverse()
            .OrderBy(parcel => parcel.Parcel.Sscc == lost.Container ? 0 : 1)
            .ThenBy(static parcel => parcel.Manifest is null ? 0 : 1);
        foreach (var parcel in parcels)
        {
            var isMeant = lost.Tote is null || parcel.Parcel.Sscc == lost.Container;
            var here = parcel.Parcel.Goods
                .Where(goods => Is(goods, lost.Line, lost.Goods.Key) && (isMeant || goods.Tote == lost.Tote))
                .Sum(static goods => goods.Goods.Quantity);
            var part = Math.Min(rest, here);
            if (part == 0) continue;
            events.Add(new ParcelShrunk(
                state.Plan!.Site, state.Plan.Merchant, parcel.Parcel.Sscc, lost.Line, lost.Goods with { Quantity = part })
            {
                Tote = lost.Tote,
            });
            rest -= part;
        }

        return Decision<ShipmentEvent>.Of(events.ToImmutable());
    }

    private static bool Is(ParcelGoods goods, ForLine line, StockKey key) =>
        goods.Fulfilment == line.Fulfilment && goods.Line == line.Line && goods.Goods.Key == key;

    public static Decision<ShipmentEvent> HandOver(
        ShipmentState state, ManifestId manifest, string carrier, ImmutableArray<string> ssccs)
    {
        if (state.Step is not ShipmentStep.Packed || state.Plan!.Carrier != carrier || state.Plan.Site != manifest.Site)
            return Decision<ShipmentEvent>.Nothing;
        var leaving = state.Parcels.ToLookup(
            parcel => parcel.Manifest is null && ssccs.Contains(parcel.Parcel.Sscc), parcel => parcel.Parcel);
        if (!leaving.Contains(true)) return Decision<ShipmentEvent>.Nothing;
        var isLast = state.Parcels.Count(parcel => parcel.Manifest is null) == leaving[true].Count();
        return new HandedOver(
            state.Plan.Site, state.Plan.Merchant, carrier, manifest, [.. leaving[true]], [.. leaving[false]], isLast);
    }

    /// <summary>Those of the parcels that are on the manifest.</summary>
    public static ImmutableArray<string> On(ShipmentState state, ManifestId manifest, ImmutableArray<string> ssccs) =>
        [.. state.Parcels
            .Where(parcel => parcel.Manifest == manifest && ssccs.Contains(parcel.Parcel.Sscc))
            .Select(parcel => parcel.Parcel.Sscc)];

    public static Decision<ShipmentEvent> Track(ShipmentState state, TrackShipment command)
    {
        if (state.Step is not (ShipmentStep.Packed or ShipmentStep.Voided)) return Unknown;
        if (command.Status < ShipmentStatus.InTransit)
            return Refusal.Invalid("invalid_status", "status", $"A carrier does not say that a parcel is {command.Status}.");
        var about = state.Parcels.Where(parcel => command.Parcel is null || parcel.Is(command.Parcel)).ToArray();
        if (about.Length == 0) return Refusal.Invalid("unknown_parcel", "parcel", "The shipment has no such parcel.");
        var gone = about.Where(parcel => parcel.Manifest is not null).ToArray();
        if (gone.Length == 0) return Refusal.Conflict("not_shipped", "It has not been handed to the carrier.");
        var fresh = gone.Where(parcel => parcel.At != command.At || parcel.Status != command.Status).ToArray();
        return fresh.Length == 0 ? Decision<ShipmentEvent>.Nothing : Tracked(state, command, fresh);
    }

    private static TrackingReceived Tracked(ShipmentState state, TrackShipment command, ParcelState[] about)
    {
        var delivered = command.Status is ShipmentStatus.Delivered
            ? about.Where(parcel => !parcel.Delivered).SelectMany(parcel => parcel.Parcel.Lines)
            : [];
        var tracked = new TrackingReceived(
            state.Plan!.Merchant,
            command.Status,
            default,
            command.At,
            command.Place,
            [.. about.Select(parcel => parcel.Parcel.Sscc)],
            Orders(state),
            [.. delivered]);
        return tracked with { Shipment = Evolve(state, tracked).Status };
    }
}
