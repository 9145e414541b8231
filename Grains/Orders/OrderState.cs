using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <param name="Fulfilments">By their sequence.</param>
/// <param name="Seen">The newest event of each SKU that the order knows of.</param>
/// <param name="Revision">How often the order has said what it wants.</param>
/// <param name="Cancelled">Units by line.</param>
/// <param name="Unsettled">Lines of which it wants fewer than its SKUs know, and where it would give them up.</param>
/// <param name="Requested">Packed units that are to be cancelled when they are unpacked.</param>
public sealed record OrderState(
    OrderPlaced? Placed,
    OrderStatus Status,
    int NextSequence,
    ImmutableArray<Fulfilment> Fulfilments,
    ImmutableDictionary<SkuId, long> Seen,
    long Revision,
    ImmutableDictionary<string, long> Cancelled,
    ImmutableDictionary<string, ImmutableArray<SiteQuantity>> Unsettled,
    ImmutableArray<RequestedCancel> Requested,
    ImmutableArray<ShipmentView> Shipments,
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
        default);

    /// <summary>Its SKUs have not said yet what it gets of what it wants.</summary>
    public bool AwaitsStock => Placed is not null && (Seen.IsEmpty || !Unsettled.IsEmpty);

    /// <summary>Of a line, ordered less cancelled; what has left is counted.</summary>
    public long Wanted(OrderLine line) => line.Quantity - Cancelled.GetValueOrDefault(line.Line);

    public Fulfilment? Fulfilment(int sequence)
    {
        foreach (var fulfilment in Fulfilments)
            if (fulfilment.Sequence == sequence) return fulfilment;
        return null;
    }
}

/// <summary>The part of an order that one site fills, or (no site) that waits for stock.</summary>
public sealed record Fulfilment(
    int Sequence,
    SiteId? Site,
    FulfilmentStatus Status,
    ImmutableArray<FulfilmentLine> Lines,
    WaveId? Wave = null,
    DateTimeOffset? ShipBy = null)
{
    /// <summary>No wave has it yet: its lines may still grow and shrink freely.</summary>
    [JsonIgnore]
    public bool IsUnstarted => Status is FulfilmentStatus.Reserved or FulfilmentStatus.Released;

    public FulfilmentLine? Line(string name)
    {
        foreach (var line in Lines)
            if (line.Line == name) return line;
        return null;
    }
}

/// <summary>Picked, packed, shipped and delivered count the units that have come at least that far.</summary>
/// <remarks>Totes lists what was picked, Parcels what was packed; both keep what has left.</remarks>
public sealed record FulfilmentLine(
    string Line,
    SkuId Sku,
    long Quantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Picked = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Packed = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Shipped = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Delivered = 0)
{
    public ImmutableArray<PickedGoods> Totes { get; init; } = [];

    public ImmutableArray<PackedUnits> Parcels { get; init; } = [];
}

/// <summary>What was picked into a tote (it stays listed when it is packed: that is where it comes back to when unpacked).</summary>
public sealed record PickedGoods(string Tote, Goods Goods);

/// <remarks>Goods says which of the picked ones they are.</remarks>
public sealed record PackedUnits(ShipmentId Shipment, long Quantity, bool Left = false)
{
    public ImmutableArray<PickedGoods> Goods { get; init; } = [];
}
