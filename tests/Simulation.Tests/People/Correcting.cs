using System.Text.Json;

using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Where the books are put right, and the floor is changed.</summary>
internal static class Correcting
{
    /// <summary>Some things on a shelf are broken: they are thrown away and written off.</summary>
    public static Task WriteOffAsync(Crew crew, Dice dice) => WriteOffAsync(crew, dice, dice.Of(Layout.Shelves));

    public static Task WriteOffAtDockAsync(Crew crew, Dice dice) => WriteOffAsync(crew, dice, Layout.Dock);

    /// <summary>Somebody looks at a shelf and says how many there are, where the screen says otherwise.</summary>
    public static async Task CountAsync(Crew crew, Dice dice)
    {
        var (site, shelf, kind) = (dice.Of(crew.Sites), dice.Of([.. Layout.Shelves, Layout.Dock]), dice.Of(crew.Kinds));
        var rows = (await crew.GetAsync($"/sites/{site}/stock?location={shelf}&sku={kind.Sku}")).Json.Items();
        var here = crew.Floor.Find(Place.At(site, shelf), kind.Sku, null, null, long.MaxValue);
        foreach (var lot in rows.Select(static row => row.TextOrNull("lot")).Concat(here.Select(static unit => unit.Lot)).Distinct())
            await CountAsync(crew, site, shelf, kind, lot, rows, here);
    }

    /// <summary>Somebody looks how many there are of a SKU, or of one lot of it.</summary>
    public static async Task CountAsync(Crew crew, string site, string shelf, Kind kind, string? lot)
    {
        var rows = (await crew.GetAsync($"/sites/{site}/stock?location={shelf}&sku={kind.Sku}")).Json.Items();
        await CountAsync(crew, site, shelf, kind, lot, rows, crew.Floor.Find(Place.At(site, shelf), kind.Sku, null, null, long.MaxValue));
    }

    private static async Task CountAsync(
        Crew crew, string site, string shelf, Kind kind, string? lot, IReadOnlyList<JsonElement> rows, IReadOnlyList<Unit> here)
    {
        var books = rows.Where(row => row.TextOrNull("lot") == lot).ToArray();
        var there = here.Where(unit => unit.Lot == lot).ToArray();
        var (known, doubted) = (books.Sum(static row => row.Number("quantity")), books.Sum(static row => row.Number("inDoubt")));
        var serials = there.Select(static unit => unit.Serial).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        var same = books.Select(static row => row.TextOrNull("serial")).OfType<string>().Order(StringComparer.Ordinal).SequenceEqual(serials);
        if (known == there.Length && doubted == 0 && same) return;
        var counted = await crew.PostAsync($"/sites/{site}/counts", new
        {
            location = shelf, merchant = kind.Merchant, sku = kind.Sku, lot, quantity = there.Length, serials = serials.Length == 0 ? null : serials,
        });
        if (counted.IsOk) await crew.PostAsync($"/sites/{site}/counts/{counted.Json.Text("id")}/accept", new { });
        crew.Story.Tell($"{shelf} at {site} is counted: {there.Length} {kind.Sku} where the books have {known}: {counted.Status} {counted.Code}.");
        if (counted.IsOk) crew.Doors.Pass(kind.Sku, there.Length - known);
        foreach (var unit in there) unit.IsKnown = true;
        crew.Doors.Counted.Add(kind.Sku);
    }

    /// <summary>A shelf becomes another kind of place.</summary>
    public static async Task ChangeKindAsync(Crew crew, Dice dice)
    {
        var (site, shelf) = (dice.Of(crew.Sites), dice.Of(Layout.Shelves));
        var kind = dice.Of(new[] { "pick", "overstock", "staging", "quarantine" });
        await PutSpotAsync(crew, site, Layout.Spots.First(spot => spot.Code == shelf) with { Kind = kind });
        crew.Story.Tell($"{shelf} at {site} becomes {kind}.");
    }

    public static async Task PutSpotAsync(Crew crew, string site, Spot spot)
    {
        var row = new { code = spot.Code, zone = spot.Code[..1], kind = spot.Kind, aisle = spot.Code[..1], bay = spot.Code[1..], level = "0", x = spot.X, y = spot.Y, z = 0 };
        var answer = await crew.AskAsync("POST", $"/sites/{site}/locations:batch", new[] { row });
        if (answer.IsOk && answer.Json.Items("results")[0].Number("status") < 300) crew.Spots[(site, spot.Code)] = spot.Kind;
    }

    private static async Task WriteOffAsync(Crew crew, Dice dice, string shelf)
    {
        var site = dice.Of(crew.Sites);
        var here = crew.Floor.In(Place.At(site, shelf)).Where(unit => crew.Kinds.Contains(unit.Kind)).ToArray();
        if (here.Length == 0) return;
        var first = dice.Of(here);
        var goods = crew.Floor.Find(Place.At(site, shelf), first.Kind.Sku, first.Lot, first.Serial, dice.Between(1, 3));
        crew.Carry(goods, Place.Scrap(site));
        var answer = await AdjustAsync(crew, site, shelf, first.Kind.Sku, -goods.Count, first.Lot, first.Serial, "writeOff");
        crew.Story.Tell($"{goods.Count} {first.Kind.Sku} at {shelf} of {site} are broken and written off: {answer.Status} {answer.Code}.");
        if (!answer.IsOk) crew.Floor.Move(goods, Place.At(site, shelf));
    }

    private static async Task<Answer> AdjustAsync(
        Crew crew, string site, string location, string sku, long quantity, string? lot, string? serial, string reason)
    {
        var serials = crew.Dialect.Serials && serial is not null ? new[] { serial } : null;
        var body = new { merchant = Layout.Merchant, sku, location, quantity, lot, serial = serials is null ? serial : null, serials, reason };
        var answer = await crew.PostAsync($"/sites/{site}/adjustments", body);
        if (answer.IsOk) crew.Doors.Pass(sku, quantity);
        return answer;
    }
}
