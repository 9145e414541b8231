using System.Text.Json;

using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Somebody goes round and counts: first what is in doubt, then whatever else the screens have wrong.</summary>
internal static class Settling
{
    /// <summary>Counts where doubts ask for it; true when there were any.</summary>
    public static async Task<bool> SettleDoubtsAsync(Crew crew)
    {
        var any = false;
        foreach (var site in crew.Sites)
        {
            foreach (var doubt in (await crew.GetAsync($"/sites/{site}/doubts?limit=200")).Json.Items())
            {
                any = true;
                var place = doubt.TextOrNull("holderKind") == "container" ? Place.In(site, doubt.Text("location")) : Place.At(site, doubt.Text("location"));
                await CountAsync(crew, place, doubt.Text("sku"), doubt.TextOrNull("lot"));
            }
        }

        return any;
    }

    /// <summary>Counts every place of which the screens say anything else than one sees there; true when there were any.</summary>
    public static async Task<bool> SettleAllAsync(Crew crew)
    {
        var any = false;
        foreach (var site in crew.Sites)
        {
            var books = (await crew.GetAsync($"/sites/{site}/stock?limit=1000")).Json.Items()
                .Select(row => (Place: PlaceOf(site, row), Sku: row.Text("sku"), Lot: row.TextOrNull("lot"), Quantity: row.Number("quantity")));
            var seen = crew.Floor.Units.Where(unit => unit.Place.Site == site && unit.Place.Kind is PlaceKind.Location or PlaceKind.Container)
                .Where(unit => unit.Place.Site == site)
                .Select(static unit => (unit.Place, unit.Kind.Sku, unit.Lot, Quantity: -1L));
            foreach (var one in books.Concat(seen).GroupBy(static row => (row.Place, row.Sku, row.Lot)).ToArray())
            {
                if (one.Sum(static row => row.Quantity) == 0) continue;
                any = true;
                await CountAsync(crew, one.Key.Place, one.Key.Sku, one.Key.Lot);
            }
        }

        return any;
    }

    private static async Task CountAsync(Crew crew, Place place, string sku, string? lot)
    {
        var there = crew.Floor.Find(place, sku, lot, null, long.MaxValue);
        var serials = crew.KindOf(sku).Tracking == "serial" ? there.Select(static unit => unit.Serial).ToArray() : null;
        var counted = await crew.PostAsync(
            $"/sites/{place.Site}/counts", new { location = place.Code, merchant = Layout.Merchant, sku, lot, quantity = there.Count, serials });
        var accepted = counted.IsOk ? await crew.PostAsync($"/sites/{place.Site}/counts/{counted.Json.Text("id")}/accept", new { }) : counted;
        crew.Doors.Counted.Add(sku);
        // Nobody counts what is in a tote that has nothing by the books: it is taken out and counted where it is put.
        if (counted.Code == "unknown_location") crew.Floor.Move(there, Place.At(place.Site, Layout.Shelves[0]));
        crew.Story.Tell(
            $"{place.Code} at {place.Site} is counted: {there.Count} {sku}{(lot is null ? "" : $" of lot {lot}")}: {accepted.Status} {accepted.Code}.");
    }

    private static Place PlaceOf(string site, JsonElement row) =>
        row.TextOrNull("holderKind") == "container" ? Place.In(site, row.Text("location")) : Place.At(site, row.Text("location"));
}
