using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <param name="Parts">By their sequence.</param>
/// <param name="Seen">The newest event of each SKU that the order knows of.</param>
/// <param name="Revision">How often the order has said what it wants.</param>
/// <param name="Cancelled">Units by line.</param>
/// <param name="Unsettled">Lines of which it may have others than its SKUs promise, and where it would give up what is too much.</param>
/// <param name="Shorts">What pickers did not find, to be planned anew.</param>
/// <param name="Requested">Packed units that are to be cancelled when they are unpacked.</param>
/// <param name="EndedVersions">The sum of the versions of fulfilments that have ended.</param>
public sealed record OrderState(
    OrderPlaced? Placed,
    OrderStatus Status,
    int NextSequence,
    ImmutableArray<OrderPart> Parts,
    ImmutableDictionary<SkuId, long> Seen,
    long Revision,
    ImmutableDictionary<string, long> Cancelled,
    ImmutableDictionary<string, ImmutableArray<SiteQuantity>> Unsettled,
    ImmutableArray<ShortUnits> Shorts,
    ImmutableArray<RequestedCancel> Requested,
    ImmutableArray<ShipmentView> Shipments,
    long EndedVersions,
    long Version,
    DateTimeOffset UpdatedAt)
{
    public static OrderState Initial { get; } = new(
        null,
        OrderStatus.Placed,
        1,
        [],
        ImmutableDictionary<SkuId, long>.Empty,
        0,
        ImmutableDictionary<string, long>.Empty,
        ImmutableDictionary<string, ImmutableArray<SiteQuantity>>.Empty,
        [],
        [],
        [],
        0,
        0,
        default);

    /// <summary>Its SKUs have not said yet what it gets of what it wants, or its fulfilments do not have that yet.</summary>
    public bool AwaitsStock => Placed is not null && (Seen.IsEmpty || !Unsettled.IsEmpty);

    /// <summary>Of a line, ordered less cancelled; what has left is counted.</summary>
    public long Wanted(OrderLine line) => line.Quantity - Cancelled.GetValueOrDefault(line.Line);

    public OrderPart? Part(int sequence)
    {
        foreach (var part in Parts)
            if (part.Sequence == sequence) return part;
        return null;
    }
}

/// <summary>What an order has given one fulfilment to do with; or (no site) what waits for stock.</summary>
/// <param name="Status">As far as the order has heard.</param>
/// <param name="Seen">The newest event of the fulfilment that the order has heard of; 0 where it waits.</param>
public sealed record OrderPart(
    int Sequence, SiteId? Site, FulfilmentStatus Status, DateTimeOffset? ShipBy, long Seen, ImmutableArray<PartLine> Lines)
{
    public PartLine? Line(string name)
    {
        foreach (var line in Lines)
            if (line.Line == name) return line;
        return null;
    }
}

/// <param name="Quantity">What has left is counted.</param>
public sealed record PartLine(
    string Line, SkuId Sku, long Quantity, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Shipped = 0) : ILineUnits;

/// <param name="Leave">How many units the fulfilment is to keep of the line.</param>
public sealed record ShortUnits(int Fulfilment, string Line, long Leave);
