using System.Globalization;

using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>Compares what the screens say with what lies there.</summary>
internal static class FloorCheck
{
    /// <summary>Goes through the lists of stock and of availability, as anybody could.</summary>
    public static async Task LookAsync(Crew crew, Oracle oracle, bool afterCounts = false)
    {
        var books = new Dictionary<(string Holder, string Sku, string Lot, string Serial), long>();
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var site in crew.Sites)
        {
            foreach (var row in (await crew.GetAsync($"/sites/{site}/stock?limit=1000")).Json.Items())
            {
                var quantity = row.Number("quantity");
                var holder = row.TextOrNull("holderKind") == "container" ? $"{site}/totes and parcels" : $"{site}/{row.Text("location")}";
                Add(books, (holder, row.Text("sku"), row.TextOrNull("lot") ?? "", SerialOf(crew, row.TextOrNull("serial"))), quantity);
                totals[row.Text("sku")] = totals.GetValueOrDefault(row.Text("sku")) + quantity;
            }
        }

        foreach (var kind in crew.Kinds)
        {
            var total = totals.GetValueOrDefault(kind.Sku);
            // What somebody put down from nowhere is on hand, in doubt.
            if (!crew.Doors.Counted.Contains(kind.Sku) && crew.Mistakes.Of(kind.Sku) == 0 && total != crew.Doors.Of(kind.Sku))
                oracle.Break(Law.DoorsOnly, $"{crew.Doors.Of(kind.Sku)} {kind.Sku} came in and did not leave, by what was answered; the books have {total}");
            var available = (await crew.GetAsync($"/merchants/{kind.Merchant}/skus/{kind.Sku}/availability")).Json;
            if (available.Number("onHand") != total)
                oracle.Break(Law.DoorsOnly, $"{available.Number("onHand")} {kind.Sku} are on hand by the stock, {total} by the places");
        }

        Compare(crew, oracle, books, afterCounts);
    }

    private static void Compare(Crew crew, Oracle oracle, Dictionary<(string Holder, string Sku, string Lot, string Serial), long> books, bool afterCounts)
    {
        var floor = new Dictionary<(string Holder, string Sku, string Lot, string Serial), long>();
        foreach (var unit in crew.Floor.Units)
        {
            if (unit.Place.Kind is not (PlaceKind.Location or PlaceKind.Container)) continue;
            var holder = unit.Place.Kind is PlaceKind.Container ? $"{unit.Place.Site}/totes and parcels" : $"{unit.Place.Site}/{unit.Place.Code}";
            Add(floor, (holder, unit.Kind.Sku, unit.Lot ?? "", SerialOf(crew, unit.Serial)), 1);
        }

        foreach (var key in books.Keys.Union(floor.Keys))
        {
            if (crew.Mistakes.Of(key.Sku) > 0 && !afterCounts) continue;
            var (booked, lying) = (books.GetValueOrDefault(key), floor.GetValueOrDefault(key));
            if (booked != lying)
            {
                oracle.Break(Law.BooksAreTheFloor, string.Create(
                    CultureInfo.InvariantCulture, $"the books have {booked} {key.Sku}{(key.Lot.Length > 0 ? $" of lot {key.Lot}" : "")} in {key.Holder}, where {lying} are"));
            }
        }
    }

    /// <summary>Where put-aways cannot say which serials they are about, nobody can be held to them.</summary>
    private static string SerialOf(Crew crew, string? serial) => crew.Dialect.Serials ? serial ?? "" : "";

    private static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long quantity)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + quantity;
}
