using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Products;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Benchmarks.Laws;

/// <summary>Writes a warehouse's events directly to the log: each SKU on its own shelf, and orders of one line, most of
/// them picked into their own tote and shipped.</summary>
internal sealed class BusyLog(IEventLog log)
{
    private const int SkuCount = 20_000;
    private const int OpenOrders = 20_000;
    private const int AtOnce = 400;
    private const long OnShelf = 1_000_000;

    private static readonly DateTimeOffset At = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly List<Task<AppendResult>> appends = [];

    public static MerchantId Merchant { get; } = new("acme");

    public static SiteId Site { get; } = new("paris");

    /// <summary>Returns how many events it has written.</summary>
    public async Task<long> GrowAsync(long events, CancellationToken cancellation)
    {
        var start = await log.ReadHeadPositionAsync(cancellation);
        if (start >= events) return 0;
        var isNew = start == 0;
        for (var i = 0; i < SkuCount; i++) await KnowAsync(i, isNew, cancellation);
        await WrittenAsync();
        if (isNew) for (var i = 0; i < OpenOrders; i++) await PlaceAsync(new(this, i % SkuCount, $"open-{i}"), ships: false);
        await WrittenAsync();
        for (var i = 0L; await log.ReadHeadPositionAsync(cancellation) < events; i += AtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var k = 0; k < AtOnce; k++) await PlaceAsync(new(this, (int)((i + k) * 7_919 % SkuCount), $"{start}-{i + k}"), ships: true);
            await WrittenAsync();
        }

        return await log.ReadHeadPositionAsync(cancellation) - start;
    }

    /// <summary>Appends to a stream whose version it tracks; returns the version of the event.</summary>
    public long Write(string stream, object @event)
    {
        var version = versions.GetValueOrDefault(stream);
        appends.Add(log.AppendAsync(new(stream, version, [EventCodec.Encode(@event, [$"merchant:{Merchant}"], At, "benchmark")])));
        return versions[stream] = version + 1;
    }

    public void Forget(string stream) => versions.Remove(stream);

    private async Task KnowAsync(int number, bool isNew, CancellationToken cancellation)
    {
        var (sku, shelf) = (new SkuId(Merchant, $"K{number:D5}"), $"location:{Site}/L{number:D5}");
        if (!isNew)
        {
            foreach (var stream in new[] { $"sku:{sku}", shelf })
                versions[stream] = (await log.ReadHeadAsync(stream, cancellation)).Version;
            return;
        }

        var flow = new Flow(new(sku), OnShelf, Bucket.Outside, Bucket.Pickable);
        Write(shelf, new LocationDefined(new("Z", LocationKind.Pick, "1", $"{number}", "1", number, 0, 0, null, null)));
        Write($"product:{sku}", new ProductDefined(new("A thing", [], [])));
        var version = Write(shelf, new StockAdjusted($"r{number}", new(sku), OnShelf, StockReason.Found, null)
        {
            Changes = [new(new(sku), OnShelf, 0)], Flows = [flow],
        });
        Write($"sku:{sku}", new GoodsHeard($"{shelf}@{version}:{sku.Code}", Site, $"L{number:D5}", StockReason.Found, [flow], []));
        if (appends.Count >= AtOnce * 10) await WrittenAsync();
    }

    private async Task PlaceAsync(BusyOrder order, bool ships)
    {
        order.Place();
        if (ships) order.PickAndShip();
        if (appends.Count >= AtOnce * 10) await WrittenAsync();
    }

    private async Task WrittenAsync()
    {
        foreach (var written in await Task.WhenAll(appends))
            if (written.Outcome != AppendOutcome.Committed) throw new InvalidOperationException($"Lost: {written}");
        appends.Clear();
    }
}
