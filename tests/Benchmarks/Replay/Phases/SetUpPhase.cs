using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>Creates the merchant with its channel and SKUs, and the site with its shelves and pickers.</summary>
internal sealed class SetUpPhase : Phase
{
    private const int Aisles = 24;
    private const int Bays = 26;
    private const int PickLevels = 4;
    private const int AisleWidth = 3_500;
    private const int BayWidth = 1_200;
    private const int LevelHeight = 600;
    private const int CrossAisle = 2_500;

    public override string Name => "set-up";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        await run.Client.PutAsync(Route.Of($"merchants/{run.Merchant}"), new { name = "Gift wholesaler", currency = "GBP" }, cancellation);
        await run.Client.PutAsync(
            Route.Of($"merchants/{run.Merchant}/channels/{run.Channel}"), new { name = "Web shop", kind = "store" }, cancellation);
        await run.Client.PostBatchAsync(
            Route.Of($"merchants/{run.Merchant}/skus:batch"), run.Plan.Skus.Select(Sku), run.Operation("skus"), cancellation);

        var site = new { name = "Leeds", kind = "warehouse", country = "GB", postcode = "LS9 0PX", timeZone = "Europe/London" };
        await run.Client.PutAsync(Route.Of($"sites/{run.Site}"), site, cancellation);
        var locations = Locations(run).ToList();
        await run.Client.PostBatchAsync(
            Route.Of($"sites/{run.Site}/locations:batch"), locations, run.Operation("locations"), cancellation);
        foreach (var picker in Pickers)
            await run.Client.PutAsync(Route.Of($"sites/{run.Site}/pickers/{picker}"), new { name = $"Picker {picker}" }, cancellation);
        return $"{run.Plan.Skus.Count} SKUs, {locations.Count} locations, {Pickers.Count} pickers";
    }

    public static IReadOnlyList<string> Pickers { get; } = [.. Enumerable.Range(1, 12).Select(n => $"P{n:00}")];

    private static object Sku(RetailSku sku) => new
    {
        sku = sku.Code,
        description = sku.Description,
        price = sku.Price is { } amount ? new { amount, currency = "GBP" } : null,
    };

    private static IEnumerable<object> Locations(ReplayRun run) =>
    [
        Floor(run.Receiving, "receiving", 0),
        Floor("PACK-1", "packing", 1),
        Floor("PACK-2", "packing", 2),
        Floor("STAGE-1", "staging", 3),
        Floor("HOLD-1", "quarantine", 4),
        .. from aisle in Enumerable.Range(1, Aisles)
           from bay in Enumerable.Range(1, Bays)
           from level in Enumerable.Range(1, PickLevels + 1)
           select Shelf(aisle, bay, level),
    ];

    private static object Shelf(int aisle, int bay, int level) => new
    {
        code = $"{aisle:00}-{bay:00}-{level}",
        zone = "A",
        kind = level <= PickLevels ? "pick" : "overstock",
        aisle = aisle.ToString("00", CultureInfo.InvariantCulture),
        bay = bay.ToString("00", CultureInfo.InvariantCulture),
        level = level.ToString(CultureInfo.InvariantCulture),
        x = aisle * AisleWidth,
        y = CrossAisle + (bay * BayWidth),
        z = (level - 1) * LevelHeight,
    };

    /// <summary>Docks and benches are along the front cross aisle.</summary>
    private static object Floor(string code, string kind, int place) => new
    {
        code,
        zone = "F",
        kind,
        aisle = "F",
        bay = place.ToString(CultureInfo.InvariantCulture),
        level = "0",
        x = place * 2 * AisleWidth,
        y = 0,
        z = 0,
    };
}
