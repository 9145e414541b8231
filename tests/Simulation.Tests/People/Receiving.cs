using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Laws;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>At the dock.</summary>
internal static class Receiving
{
    public static async Task ReceiveAsync(Crew crew, Dice dice)
    {
        var (asn, site, kind) = (NewAsn(crew), dice.Of(crew.Sites), dice.Of(crew.Kinds));
        var quantity = dice.Between(2, 10);
        await AnnounceAsync(crew, asn, site, kind, quantity);
        await CountAsync(crew, dice, asn, site, kind, quantity, final: true);
    }

    public static async Task ReceiveInPartsAsync(Crew crew, Dice dice)
    {
        var (asn, site, kind) = (NewAsn(crew), dice.Of(crew.Sites), dice.Of(crew.Kinds));
        var (first, rest) = (dice.Between(1, 5), dice.Between(1, 5));
        await AnnounceAsync(crew, asn, site, kind, first + rest);
        await CountAsync(crew, dice, asn, site, kind, first, final: false);
        await CountAsync(crew, dice, asn, site, kind, rest, final: true);
    }

    /// <summary>More comes than was announced, or less: the merchant has to accept it.</summary>
    public static async Task ReceiveOverAsync(Crew crew, Dice dice)
    {
        var (asn, site, kind) = (NewAsn(crew), dice.Of(crew.Sites), dice.Of(crew.Kinds));
        var announced = dice.Between(2, 8);
        await AnnounceAsync(crew, asn, site, kind, announced);
        await CountAsync(crew, dice, asn, site, kind, announced + dice.Between(1, 4), final: true);
        crew.Deliveries.Add(asn);
    }

    public static async Task ConfirmAsync(Crew crew, Dice dice)
    {
        if (crew.Deliveries.Count == 0) return;
        var asn = dice.Of(crew.Deliveries);
        crew.Deliveries.Remove(asn);
        var answer = await crew.PostAsync($"/merchants/{Layout.Merchant}/inbound/{asn}/confirm", new { });
        crew.Story.Tell($"The merchant accepts what was counted of {asn}: {answer.Status}.");
    }

    private static string NewAsn(Crew crew) => $"ASN{crew.Number("asn")}";

    private static async Task AnnounceAsync(Crew crew, string asn, string site, Kind kind, int quantity)
    {
        var lines = new[] { new { sku = kind.Sku, quantity } };
        var answer = await crew.AskAsync("PUT", $"/merchants/{kind.Merchant}/inbound/{asn}", new { site, lines });
        crew.Story.Tell($"{asn} is announced for {site}: {quantity} {kind.Sku}: {answer.Status}.");
    }

    private static async Task CountAsync(Crew crew, Dice dice, string asn, string site, Kind kind, int quantity, bool final)
    {
        var lot = kind.Tracking == "lot" ? dice.Of(new[] { "L1", "L2" }) : null;
        var come = crew.Floor.Bring(kind, quantity, lot, Place.At(site, Layout.Dock));
        var serials = kind.Tracking == "serial" ? come.Select(static unit => unit.Serial!).ToArray() : null;
        var line = new { sku = kind.Sku, quantity, lot, serials };
        var at = crew.World.Clock.Now;
        var answer = await new Device(crew, dice).ScanAsync(
            $"/merchants/{kind.Merchant}/inbound/{asn}/receipts", new { lines = new[] { line }, final, at });
        crew.Story.Tell($"{quantity} {kind.Sku} of {asn} come to the dock of {site} and are counted: {answer.Status} {answer.Code}.");
        foreach (var unit in come) (unit.IsKnown, unit.Delivery) = (true, asn);
        if (answer.IsOk) crew.Doors.Pass(kind.Sku, quantity);
        // Goods stand on the dock that nobody has counted in.
        else crew.Mistakes.Make(kind.Sku);
        if (answer.IsRefused)
            crew.Seen.Add((Law.WhatCameIsCountedIn, $"{quantity} {kind.Sku} of {asn} came to {site} and were counted at {at:HH:mm}, which is refused: {answer.Status} {answer.Code}"));
        if (!answer.IsOk && final)
            await crew.PostAsync($"/merchants/{kind.Merchant}/inbound/{asn}/receipts", new { lines = Array.Empty<object>(), final });
        // Fewer are counted then than were announced: the merchant has to accept it.
        if (!answer.IsOk) crew.Deliveries.Add(asn);
    }
}
