using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>How a shipment's events are folded, and how it is shown.</summary>
public static partial class Shipment
{
    public static ShipmentState Evolve(ShipmentState state, ShipmentEvent @event, DateTimeOffset at) => Evolve(state, @event);

    public static ShipmentState Evolve(ShipmentState state, ShipmentEvent @event) => @event switch
    {
        PackingStarted started => state with { Step = ShipmentStep.Packing, Plan = started },
        PackingFailed failed => state with { Step = ShipmentStep.Failed, Failure = failed.Refusal },
        ShipmentPacked packed => state with
        {
            Step = ShipmentStep.Packed,
            Parcels = [.. packed.Parcels.Select(parcel => new ParcelState(parcel, ShipmentStatus.Packed, null, null, false))],
        },
        // The event has what was in them, for those who put it back.
        ShipmentVoided => state with
        {
            Step = ShipmentStep.Voided,
            Parcels = [.. state.Parcels.Select(static parcel => parcel with { Parcel = parcel.Parcel with { Lines = [], Goods = [] } })],
        },
        ParcelShrunk shrunk => Change(state, [shrunk.Sscc], parcel => parcel with { Parcel = Without(parcel.Parcel, shrunk) }),
        HandedOver handed => Change(
            state,
            [.. handed.Parcels.Select(parcel => parcel.Sscc)],
            parcel => parcel with { Status = ShipmentStatus.Shipped, Manifest = handed.Manifest }),
        TrackingReceived tracked => Change(state, tracked.Ssccs, parcel => Fold(parcel, tracked)),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static ShipmentView View(ShipmentState state, string shipment) => new(
        shipment,
        state.Plan!.Site.Value,
        state.Plan.Carrier,
        state.Status,
        [.. state.Parcels.Select(parcel => View(parcel.Parcel))]);

    public static ShipmentDetails Details(ShipmentState state, string shipment) => new(
        View(state, shipment),
        state.Plan!.Merchant,
        state.Plan.Service,
        state.Plan.ShipTo,
        [.. Orders(state).Select(order => order.Local)],
        [.. state.Parcels.Select(parcel => new ParcelWeight(parcel.Parcel.Sscc, parcel.Parcel.WeightGrams))]);

    public static ParcelView View(Parcel parcel) => new(
        parcel.Sscc,
        parcel.TrackingNumber,
        parcel.TrackingUrl,
        [.. parcel.Lines.Select(line => View(line, parcel.Goods))]);

    private static ParcelLineView View(ParcelLine line, ImmutableArray<ParcelGoods> goods)
    {
        var serials = goods
            .Where(part => part.Fulfilment == line.Fulfilment && part.Line == line.Line)
            .Select(static part => part.Goods.Key.Serial)
            .OfType<string>()
            .ToImmutableArray();
        return new(line.Fulfilment.ToString(), line.Line, line.Sku.Code, line.Quantity, serials.IsEmpty ? null : serials);
    }

    public static IReadOnlyList<string> Subjects(string key, ShipmentEvent @event) => @event switch
    {
        PackingStarted started => Of(started.Site, started.Merchant),
        ShipmentPacked packed => Of(packed.Site, packed.Merchant),
        ShipmentVoided voided => Of(voided.Site, voided.Merchant),
        ParcelShrunk shrunk => Of(shrunk.Site, shrunk.Merchant),
        HandedOver handed => Of(handed.Site, handed.Merchant),
        TrackingReceived tracked => [Subject.Merchant(tracked.Merchant.Value)],
        _ => [],
    };

    /// <summary>Whose goods are in it.</summary>
    public static ImmutableArray<OrderId> Orders(ShipmentState state) =>
        [.. state.Plan!.Parcels.SelectMany(parcel => parcel.Lines).Select(line => line.Fulfilment.Order).Distinct()];

    private static Parcel Without(Parcel parcel, ParcelShrunk shrunk)
    {
        var (goods, gone) = (ImmutableArray.CreateBuilder<ParcelGoods>(), shrunk.Goods.Quantity);
        foreach (var part in parcel.Goods.OrderBy(part => part.Tote == shrunk.Tote ? 0 : 1))
        {
            var less = Is(part, shrunk.Line, shrunk.Goods.Key) ? Math.Min(gone, part.Goods.Quantity) : 0;
            gone -= less;
            if (less < part.Goods.Quantity) goods.Add(part with { Goods = part.Goods with { Quantity = part.Goods.Quantity - less } });
        }

        var lines = parcel.Lines
            .Select(line => line.Fulfilment == shrunk.Line.Fulfilment && line.Line == shrunk.Line.Line
                ? line with { Quantity = line.Quantity - shrunk.Goods.Quantity }
                : line)
            .Where(static line => line.Quantity > 0);
        return parcel with { Lines = [.. lines], Goods = goods.ToImmutable() };
    }

    private static string[] Of(SiteId site, MerchantId merchant) => [Subject.Site(site.Value), Subject.Merchant(merchant.Value)];

    /// <summary>Old news, heard late, is kept in the log and changes nothing here but what was delivered.</summary>
    private static ParcelState Fold(ParcelState parcel, TrackingReceived tracked)
    {
        var delivered = parcel.Delivered || tracked.Status is ShipmentStatus.Delivered;
        return tracked.At < parcel.At
            ? parcel with { Delivered = delivered }
            : parcel with { Status = tracked.Status, At = tracked.At, Delivered = delivered };
    }

    private static ShipmentState Change(
        ShipmentState state, ImmutableArray<string> ssccs, Func<ParcelState, ParcelState> change) =>
        state with
        {
            Parcels = [.. state.Parcels.Select(parcel => ssccs.Contains(parcel.Parcel.Sscc) ? change(parcel) : parcel)],
        };
}
