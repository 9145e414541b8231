using System.Text.Json;

using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Between dock, totes and shelves.</summary>
internal static class Storing
{
    public static Task PutAwayAsync(Crew crew, Dice dice) => PutAwayAsync(crew, dice, dice.Of(crew.Sites), elsewhere: false);

    /// <summary>To another shelf than was proposed, and perhaps not all of it.</summary>
    public static Task PutAwayElsewhereAsync(Crew crew, Dice dice) => PutAwayAsync(crew, dice, dice.Of(crew.Sites), elsewhere: true);

    /// <summary>Somebody taps a put-away as done whose goods are not there any more.</summary>
    public static async Task PutAwayOfNothingAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        var open = (await crew.GetAsync($"/sites/{site}/putAways?status=open")).Json.Items()
            .Where(one => one.TextOrNull("to") is not null && Goods(crew, site, one).Count == 0).ToArray();
        if (open.Length == 0) return;
        var putAway = dice.Of(open);
        var answer = await new Device(crew, dice).ScanAsync($"/sites/{site}/putAways/{putAway.Text("id")}/complete", new { });
        if (answer.IsOk)
        {
            // The books have units at one place too few and at another too many.
            crew.Mistakes.Make(putAway.Text("sku"));
            crew.Mistakes.Confuse(putAway.Text("sku"));
        }

        crew.Story.Tell(
            $"Somebody taps the put-away of {putAway.Number("quantity")} {putAway.Text("sku")} at {site} as done, though nothing is left of it: {answer.Status} {answer.Code}.");
    }

    /// <summary>From shelf to shelf.</summary>
    public static async Task MoveAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        await MoveAsync(crew, dice, site, dice.Of(Layout.Shelves), dice.Of(Layout.Shelves));
    }

    /// <summary>What stands on the dock is carried to a shelf without looking at the list.</summary>
    public static async Task MoveFromDockAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        await MoveAsync(crew, dice, site, Layout.Dock, dice.Of(Layout.Shelves));
    }

    /// <summary>To where nobody picks.</summary>
    public static async Task MoveAwayAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        await MoveAsync(crew, dice, site, dice.Of(Layout.Shelves), dice.Of(new[] { Layout.Stage, Layout.Bench, Layout.Quarantine }));
    }

    /// <summary>Most take what is next; somebody who does not say who he is takes what he sees.</summary>
    public static async Task PutAwayAsync(Crew crew, Dice dice, string site, bool elsewhere)
    {
        if (dice.Chance(0.7)) await NextPutAwayAsync(crew, dice, site, dice.Of(Layout.Storers), elsewhere);
        else if ((await crew.GetAsync($"/sites/{site}/putAways?status=open")).Json.Items() is { Count: > 0 } open)
            await CarryAsync(crew, dice, site, dice.Of(open), null, elsewhere);
    }

    private static async Task NextPutAwayAsync(Crew crew, Dice dice, string site, string person, bool elsewhere)
    {
        if (!crew.Engage($"{site}/{person}")) return;
        try
        {
            if (await Working.NextAsync(crew, site, person, "putAway", "putBack") is not { } work) return;
            var putAway = (await crew.GetAsync($"/sites/{site}/putAways/{work.Text("id")}")).Json;
            if (putAway.Text("status") == "open" && !await CarryAsync(crew, dice, site, putAway, person, elsewhere))
                await Working.ReleaseAsync(crew, site, work, person);
        }
        finally
        {
            crew.Release($"{site}/{person}");
        }
    }

    /// <returns>False where nothing of it is there.</returns>
    private static async Task<bool> CarryAsync(Crew crew, Dice dice, string site, JsonElement putAway, string? picker, bool elsewhere)
    {
        var (sku, to, wanted) = (putAway.Text("sku"), putAway.TextOrNull("to"), putAway.Number("quantity"));
        var goods = Goods(crew, site, putAway);
        if (goods.Count == 0 && await Packing.UnpackVoidedAsync(crew)) goods = Goods(crew, site, putAway);
        if (elsewhere && goods.Count > 1 && dice.Chance(0.5)) goods = [.. goods.Take(dice.Between(1, goods.Count - 1))];
        if (goods.Count == 0) return false;

        var shelf = elsewhere || to is null ? dice.Of(Layout.Shelves) : to;
        var (from, at) = (goods[0].Place, crew.World.Clock.Now);
        crew.Carry(goods, Place.At(site, shelf));
        object body = shelf == to && goods.Count == wanted
            ? new { at, picker }
            : new { lines = new[] { new { location = shelf, quantity = goods.Count, lot = goods[0].Lot, serials = SerialsOf(crew, goods) } }, at, picker };
        var answer = await new Device(crew, dice).ScanAsync($"/sites/{site}/putAways/{putAway.Text("id")}/complete", body);
        crew.Story.Tell(
            $"{picker ?? "Somebody"} brings {goods.Count} {sku} from {putAway.Text("from")} to {shelf} at {site} (put-away of {wanted} to {to ?? "nowhere"}): {answer.Status} {answer.Code}.");
        if (!answer.IsOk) CarryBack(crew, goods, Place.At(site, shelf), from);
        return true;
    }

    private static async Task MoveAsync(Crew crew, Dice dice, string site, string from, string to)
    {
        var here = crew.Floor.In(Place.At(site, from)).Where(unit => crew.Kinds.Contains(unit.Kind)).ToArray();
        if (here.Length == 0 || from == to) return;
        var first = dice.Of(here);
        var most = first.Serial is null ? dice.Between(1, 10) : 1;
        var goods = crew.Floor.Find(Place.At(site, from), first.Kind.Sku, first.Lot, first.Serial, most);
        crew.Carry(goods, Place.At(site, to));
        var sku = first.Kind.Sku;
        var answer = await new Device(crew, dice).ScanAsync(
            $"/sites/{site}/moves",
            new
            {
                merchant = first.Kind.Merchant, sku, quantity = goods.Count, lot = first.Lot,
                serial = crew.Dialect.Serials ? null : first.Serial, serials = SerialsOf(crew, goods), from, to, at = crew.World.Clock.Now,
            });
        crew.Story.Tell($"{goods.Count} {sku} are moved from {from} to {to} at {site}: {answer.Status} {answer.Code}.");
        if (!answer.IsOk) CarryBack(crew, goods, Place.At(site, to), Place.At(site, from));
    }

    /// <summary>Who hears late that he should not have carries it back, and tells nobody: meanwhile somebody may have counted it.</summary>
    private static void CarryBack(Crew crew, IReadOnlyList<Unit> goods, Place here, Place from)
    {
        crew.Floor.Return(goods, here, from);
        if (goods.Count > 0) crew.Mistakes.Confuse(goods[0].Kind.Sku);
        if (crew.Profile.Delayed > 0 && goods.Count > 0) crew.Mistakes.Make(goods[0].Kind.Sku);
    }

    private static string[]? SerialsOf(Crew crew, IReadOnlyList<Unit> goods) =>
        crew.Dialect.Serials && goods[0].Serial is not null ? [.. goods.Select(static unit => unit.Serial!)] : null;

    /// <summary>The goods that a put-away is about, as far as they stand where it says.</summary>
    private static IReadOnlyList<Unit> Goods(Crew crew, string site, JsonElement putAway)
    {
        var (from, sku, lot, serial) = (putAway.Text("from"), putAway.Text("sku"), putAway.TextOrNull("lot"), putAway.TextOrNull("serial"));
        var quantity = putAway.Number("quantity");
        var place = putAway.TextOrNull("fromKind") == "container" ? Place.In(site, from) : Place.At(site, from);
        var serials = putAway.Items("serials").Select(static one => one.GetString()!).ToArray();
        return serials.Length == 0
            ? crew.Floor.Find(place, sku, lot, serial, quantity)
            : [.. serials.SelectMany(one => crew.Floor.Find(place, sku, lot, one, 1))];
    }
}
