using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>At the bench and at the door.</summary>
internal static class Packing
{
    public static Task PackAsync(Crew crew, Dice dice) => PackAsync(crew, dice, dice.Of(crew.Sites));

    public static Task HandOverAsync(Crew crew, Dice dice) => HandOverAsync(crew, dice.Of(crew.Sites));

    public static async Task PackAsync(Crew crew, Dice dice, string site)
    {
        if (!crew.Engage($"{site}/bench")) return;
        try
        {
            await PackOneAsync(crew, dice, site);
        }
        finally
        {
            crew.Release($"{site}/bench");
        }
    }

    /// <summary>Something in a tote or a parcel at the bench is broken: it is thrown away, and what is left is counted. Where nobody
    /// wants to hear of it, it goes back to the others, which may have been unpacked meanwhile.</summary>
    public static async Task LoseAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        if (!crew.Engage($"{site}/bench")) return;
        try
        {
            var waiting = (await crew.GetAsync($"/sites/{site}/bench")).Json.Items("toPack");
            string[] containers =
            [
                .. waiting.SelectMany(static chosen => chosen.Items("totes")).Select(static tote => tote.GetString()!),
                .. crew.Parcels.Where(parcel => parcel.Value == site).Select(static parcel => parcel.Key),
            ];
            if (containers.Length == 0) return;
            var place = Place.In(site, dice.Of(containers));
            var here = crew.Floor.In(place).Where(static unit => unit.Kind.Tracking != "serial").ToArray();
            if (here.Length == 0) return;
            var unit = dice.Of(here);
            crew.Floor.Move([unit], Place.Scrap(site));
            var left = here.Count(other => other.Place == place && other.Kind == unit.Kind && other.Lot == unit.Lot);
            var counted = await crew.PostAsync(
                $"/sites/{site}/counts", new { location = place.Code, merchant = unit.Kind.Merchant, sku = unit.Kind.Sku, lot = unit.Lot, quantity = left });
            var accepted = counted.IsOk ? await crew.PostAsync($"/sites/{site}/counts/{counted.Json.Text("id")}/accept", new { }) : counted;
            crew.Story.Tell($"1 {unit.Kind.Sku} in {place.Code} at {site} is broken, and {left} are left: {accepted.Status} {accepted.Code}.");
            if (accepted.IsOk) crew.Doors.Pass(unit.Kind.Sku, left - counted.Json.Number("expected"));
            else crew.Floor.Move([unit], unit.Tote is { } tote && !crew.Parcels.ContainsKey(place.Code) ? Place.In(site, tote) : place);
        }
        finally
        {
            crew.Release($"{site}/bench");
        }
    }

    private static async Task PackOneAsync(Crew crew, Dice dice, string site)
    {
        var waiting = (await crew.GetAsync($"/sites/{site}/bench")).Json.Items("toPack");
        if (waiting.Count == 0) return;
        var chosen = dice.Of(waiting);
        var (fulfilment, totes) = (chosen.Text("fulfilment"), chosen.Items("totes").Select(static tote => tote.GetString()!).ToArray());
        var answer = await crew.PostAsync($"/sites/{site}/shipments", new { fulfilments = new[] { fulfilment } });
        crew.Story.Tell($"{fulfilment} is packed at {site} out of {string.Join(", ", totes)}: {answer.Status} {answer.Code}.");
        if (!answer.IsOk) return;
        await UnpackVoidedAsync(crew);
        crew.Shipments.Add(answer.Json.Text("id"));
        foreach (var parcel in answer.Json.Items("parcels"))
        {
            crew.Parcels[parcel.Text("sscc")] = site;
            foreach (var line in parcel.Items("lines"))
            {
                var left = line.Number("quantity");
                var serials = line.Items("serials").Select(static one => one.GetString()!).ToArray();
                foreach (var tote in totes)
                {
                    var goods = serials.Length == 0
                        ? crew.Floor.Find(Place.In(site, tote), line.Text("sku"), null, null, left)
                        : [.. serials.SelectMany(serial => crew.Floor.Find(Place.In(site, tote), line.Text("sku"), null, serial, 1))];
                    crew.Floor.Move(goods, Place.In(site, parcel.Text("sscc")));
                    left -= goods.Count;
                }
            }
        }
    }

    /// <summary>A parcel is unpacked into the totes that its goods came from.</summary>
    public static async Task VoidAsync(Crew crew, Dice dice)
    {
        if (crew.Shipments.Count == 0) return;
        var shipment = dice.Of(crew.Shipments);
        var answer = await crew.PostAsync($"/shipments/{shipment}/void", new { reason = "torn" });
        crew.Story.Tell($"Shipment {shipment} is unpacked: {answer.Status} {answer.Code}.");
        if (!answer.IsOk) return;
        crew.Shipments.Remove(shipment);
        foreach (var parcel in answer.Json.Items("parcels")) Unpack(crew, answer.Json.Text("site"), parcel.Text("sscc"));
    }

    /// <summary>Parcels whose labels have died, as their buyers want less, are unpacked into the totes that their goods came from.</summary>
    public static async Task<bool> UnpackVoidedAsync(Crew crew)
    {
        var found = false;
        foreach (var shipment in crew.Shipments.ToArray())
        {
            var json = (await crew.GetAsync($"/shipments/{shipment}")).Json;
            if (json.TextOrNull("status") != "voided") continue;
            found = crew.Shipments.Remove(shipment);
            foreach (var parcel in json.Items("parcels")) Unpack(crew, json.Text("site"), parcel.Text("sscc"));
        }

        return found;
    }

    /// <summary>What stands at the door is listed and loaded; the truck leaves.</summary>
    public static async Task HandOverAsync(Crew crew, string site)
    {
        if (!crew.Engage($"{site}/bench")) return;
        try
        {
            await LoadAsync(crew, site);
        }
        finally
        {
            crew.Release($"{site}/bench");
        }
    }

    private static async Task LoadAsync(Crew crew, string site)
    {
        var parcels = crew.Parcels.Where(parcel => parcel.Value == site).Select(static parcel => parcel.Key).ToArray();
        if (parcels.Length == 0) return;
        var answer = await crew.PostAsync($"/sites/{site}/manifests", new { carrier = "simulated", parcels });
        if (!answer.IsOk) return;
        var gone = 0;
        foreach (var sscc in answer.Json.Items("parcels"))
        {
            crew.Parcels.Remove(sscc.GetString()!);
            var goods = crew.Floor.In(Place.In(site, sscc.GetString()!));
            crew.Floor.Move(goods, Place.TruckAt(site));
            foreach (var unit in goods) crew.Doors.Pass(unit.Kind.Sku, -1);
            gone += goods.Count;
        }

        crew.Story.Tell($"A truck takes {gone} things in {answer.Json.Items("parcels").Count} parcels from {site}: {answer.Status}.");
    }

    private static void Unpack(Crew crew, string site, string sscc)
    {
        crew.Parcels.Remove(sscc);
        foreach (var unit in crew.Floor.In(Place.In(site, sscc)))
            if (unit.Tote is { } tote) unit.Place = Place.In(site, tote);
    }
}
