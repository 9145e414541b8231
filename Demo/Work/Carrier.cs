using System.Globalization;

using OrleansWarehouse.Demo.Http;

namespace OrleansWarehouse.Demo.Work;

/// <summary>Collects parcels at every cut-off, and also in between when the simulation runs faster than the clock; then reports their
/// tracking.</summary>
public sealed class Carrier(Floor floor, int seed) : Worker(floor, floor.Desk, seed)
{
    private const double GoesWrong = 0.02;
    private const int AtOnce = 500;

    private static readonly TimeSpan BetweenTrucks = TimeSpan.FromHours(1);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(90);

    /// <summary>How long a parcel stays in each tracking status, and the next one.</summary>
    private static readonly (string Status, TimeSpan For, string Next)[] Journey =
    [
        ("shipped", TimeSpan.FromMinutes(25), "inTransit"),
        ("inTransit", TimeSpan.FromMinutes(70), "outForDelivery"),
        ("outForDelivery", TimeSpan.FromMinutes(45), "delivered"),
        ("exception", TimeSpan.FromMinutes(90), "delivered"),
    ];

    private DateTimeOffset last = DateTimeOffset.MinValue;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        if (Pace.IsRushing || Floor.Site.LastTruck(Pace.Now) > last || Pace.Since(last) > BetweenTrucks) await CollectAsync(stop);
        foreach (var stage in Journey) await DriveAsync(stage.Status, stage.For, stage.Next, stop);
        await RestAsync(Round, stop);
    }

    private async Task CollectAsync(CancellationToken stop)
    {
        last = Pace.Now;
        var manifest = await Me.PostAsync($"{Floor.Path}/manifests", new { carrier = "simulated", signedBy = "Driver 7" }, stop);
        if (manifest.IsOk) Floor.Journal.Add("parcelsHandedOver", manifest.Json.Items("parcels").Length);
    }

    private async Task DriveAsync(string status, TimeSpan length, string next, CancellationToken stop)
    {
        var there = await Me.GetAsync($"{Floor.Path}/shipments?status={status}&limit={AtOnce}", stop);
        foreach (var shipment in there.Items)
        {
            if (Pace.Since(shipment.Time("updatedAt") ?? Pace.Now) < length) continue;
            var news = next == "outForDelivery" && Chance(GoesWrong) ? "exception" : next;
            var body = new { status = news, at = Pace.Now.ToString("O", CultureInfo.InvariantCulture), place = Place(news) };
            Note(await Me.PostAsync($"shipments/{shipment.Text("id")}/tracking", body, stop), news);
        }
    }

    private string Place(string news) => news switch
    {
        "inTransit" => "Sorting centre",
        "exception" => "Nobody at home",
        _ => Floor.Site.Towns[Random.Next(Floor.Site.Towns.Length)].Town,
    };
}
