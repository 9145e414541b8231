using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <param name="Site">Null before it begins.</param>
/// <param name="Lines">Those that it has units of; none when it has ended.</param>
public sealed record FulfilmentState(
    SiteId? Site,
    FulfilmentStatus Status,
    ImmutableArray<FulfilmentLine> Lines,
    WaveId? Wave,
    DateTimeOffset? ShipBy,
    string? ServiceLevel,
    long Version,
    DateTimeOffset UpdatedAt)
{
    public static FulfilmentState Initial { get; } = new(null, FulfilmentStatus.Reserved, [], null, null, null, 0, default);

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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Delivered = 0) : ILineUnits
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
