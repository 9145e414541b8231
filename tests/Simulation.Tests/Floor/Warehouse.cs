namespace OrleansWarehouse.Simulation.Tests.Floor;

/// <summary>The things themselves, and where they are, whatever any book says.</summary>
internal sealed class Warehouse
{
    private readonly List<Unit> units = [];

    public IReadOnlyList<Unit> Units => units;

    /// <summary>Things come off a truck.</summary>
    public IReadOnlyList<Unit> Bring(Kind kind, int quantity, string? lot, Place to)
    {
        var come = new List<Unit>(quantity);
        for (var i = 0; i < quantity; i++)
        {
            var number = units.Count + 1;
            var unit = new Unit(number, kind, lot, kind.Tracking == "serial" ? $"SN{number}" : null, to);
            units.Add(unit);
            come.Add(unit);
        }

        return come;
    }

    /// <summary>What of a sort lies somewhere, at most so many.</summary>
    public IReadOnlyList<Unit> Find(Place place, string sku, string? lot, string? serial, long most)
    {
        var found = new List<Unit>();
        foreach (var unit in units)
        {
            if (found.Count >= most) break;
            if (unit.Place == place && unit.Kind.Sku == sku && (lot is null || unit.Lot == lot) && (serial is null || unit.Serial == serial))
                found.Add(unit);
        }

        return found;
    }

    public IReadOnlyList<Unit> In(Place place) => [.. units.Where(unit => unit.Place == place)];

    public void Move(IEnumerable<Unit> some, Place to)
    {
        foreach (var unit in some)
        {
            if (unit.Place.Kind is PlaceKind.Container && to.Kind is PlaceKind.Container) unit.Tote ??= unit.Place.Code;
            unit.Place = to;
        }
    }

    /// <summary>Carries back what is still where it was put.</summary>
    public void Return(IEnumerable<Unit> some, Place from, Place to) => Move(some.Where(unit => unit.Place == from).ToArray(), to);
}
