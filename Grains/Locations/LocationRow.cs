using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A location as it is set up; millimetres.</summary>
public sealed record LocationRow
{
    internal static readonly RowTable<LocationRow> Table = new("locations", [nameof(Site), nameof(Code)]);

    [JsonIgnore]
    public string Site { get; init; } = "";

    [Column("location")]
    public string Code { get; init; } = "";

    public string Zone { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Aisle { get; init; } = "";

    public string Bay { get; init; } = "";

    public string Level { get; init; } = "";

    public int X { get; init; }

    public int Y { get; init; }

    public int Z { get; init; }

    [Column("max_grams")]
    public long? MaxWeightGrams { get; init; }

    [Column("max_mm3")]
    public long? VolumeMm3 { get; init; }

    [JsonIgnore]
    public bool Blocked { get; init; }
}
