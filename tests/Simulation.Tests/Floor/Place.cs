namespace OrleansWarehouse.Simulation.Tests.Floor;

internal enum PlaceKind
{
    /// <summary>A shelf, a dock, a bench: where goods lie under a name.</summary>
    Location,

    /// <summary>A tote or a parcel.</summary>
    Container,

    /// <summary>Somebody carries it.</summary>
    Hand,

    /// <summary>It has left.</summary>
    Truck,

    /// <summary>Thrown away.</summary>
    Scrap,
}

/// <summary>Where a thing is.</summary>
internal readonly record struct Place(PlaceKind Kind, string Site, string Code)
{
    public static Place At(string site, string location) => new(PlaceKind.Location, site, location);

    public static Place In(string site, string container) => new(PlaceKind.Container, site, container);

    public static Place HandOf(string site, string person) => new(PlaceKind.Hand, site, person);

    public static Place TruckAt(string site) => new(PlaceKind.Truck, site, "truck");

    public static Place Scrap(string site) => new(PlaceKind.Scrap, site, "scrap");
}

/// <summary>A thing that one can hold.</summary>
internal sealed class Unit(int number, Kind kind, string? lot, string? serial, Place place)
{
    /// <summary>Whether the books have heard of it; on a dock there may be things that they have not.</summary>
    public bool IsKnown { get; set; }

    /// <summary>The delivery that it came with.</summary>
    public string? Delivery { get; set; }

    public int Number => number;

    public Kind Kind => kind;

    public string? Lot => lot;

    public string? Serial => serial;

    public Place Place { get; set; } = place;

    /// <summary>The tote that it was in last.</summary>
    public string? Tote { get; set; }
}

/// <summary>What sort of thing it is.</summary>
/// <param name="Tracking">As the master data say: <c>none</c>, <c>lot</c>, <c>serial</c>.</param>
internal sealed record Kind(string Merchant, string Sku, string Tracking);
