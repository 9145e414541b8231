using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What a batch of events comes to in rows of stock: one sum per holder and key.</summary>
internal sealed class StockBatch
{
    private const string Location = "location";
    private const string Container = "container";

    private readonly Dictionary<(string Kind, string Key, StockKey Stock), StockChange> changes = [];
    private readonly Dictionary<(string Key, string PutAway), KeptRow> kept = [];
    private readonly Dictionary<(string Key, string PutAway), KeptRow> freed = [];

    private long now;

    public IEnumerable<StockChange> Changes => changes.Values;

    public IEnumerable<KeptRow> Kept => kept.Values;

    /// <summary>Room that is not kept any more, or is kept anew: to be freed before <see cref="Kept"/> is kept.</summary>
    public IEnumerable<KeptRow> Freed => freed.Values;

    public static bool Concerns(StoredEvent stored) =>
        stored.Stream.StartsWith(Location, StringComparison.Ordinal) || stored.Stream.StartsWith(Container, StringComparison.Ordinal);

    public void Add(string stream, HolderEvent @event, DateTimeOffset at)
    {
        now = at.ToUnixTimeMilliseconds();
        var colon = stream.IndexOf(':', StringComparison.Ordinal);
        var (kind, key) = (stream[..colon], stream[(colon + 1)..]);
        foreach (var change in @event.Changes) Change(kind, key, change.Key, change.Quantity, 0, change.InDoubt, change.Size);
        foreach (var plan in @event.Plans) Change(kind, key, plan.Key, 0, plan.Quantity, 0, null);
        switch (@event)
        {
            case GoodsPut { PutAway: { } putAway }:
                Free(key, putAway);
                break;
            case SpaceKept space:
                kept[(key, space.PutAway.Code)] = KeptRow.Of(key, space);
                break;
            case SpaceFreed space:
                Free(key, space.PutAway);
                break;
        }
    }

    private void Change(string kind, string key, StockKey stock, long quantity, long allocated, long inDoubt, UnitSize? size)
    {
        if (!changes.TryGetValue((kind, key, stock), out var change)) changes[(kind, key, stock)] = change = StockChange.Of(kind, key, stock, now);
        change.Quantity += quantity;
        change.Allocated += allocated;
        change.InDoubt += inDoubt;
        change.Grams = size?.Grams ?? change.Grams;
        change.Mm3 = size?.Mm3 ?? change.Mm3;
    }

    private void Free(string key, PutAwayId putAway)
    {
        kept.Remove((key, putAway.Code));
        freed[(key, putAway.Code)] = KeptRow.Of(key, new(putAway, new(new(default), 0), 0, 0));
    }
}

internal sealed class StockChange
{
    public required string Site { get; init; }

    public required string HolderKind { get; init; }

    public required string Holder { get; init; }

    public required string Merchant { get; init; }

    public required string Sku { get; init; }

    public required string? Lot { get; init; }

    public required DateOnly? Expiry { get; init; }

    public required string? Serial { get; init; }

    public required Condition Condition { get; init; }

    /// <summary>Counts where there was nothing of it before.</summary>
    public required long Since { get; init; }

    public long Quantity { get; set; }

    public long Allocated { get; set; }

    public long InDoubt { get; set; }

    public long? Grams { get; set; }

    public long? Mm3 { get; set; }

    public static StockChange Of(string kind, string key, StockKey stock, long since)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new()
        {
            Site = key[..slash],
            HolderKind = kind,
            Holder = key[(slash + 1)..],
            Merchant = stock.Sku.Merchant.Value,
            Sku = stock.Sku.Code,
            Lot = stock.Lot,
            Expiry = stock.Expiry,
            Serial = stock.Serial,
            Condition = stock.Condition,
            Since = since,
        };
    }
}

internal sealed record KeptRow(
    string Site, string Location, string PutAway, string Merchant, string Sku, string Lot, string Expiry, long Grams, long Mm3)
{
    public static KeptRow Of(string key, SpaceKept space)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var goods = space.Goods.Key;
        return new(
            key[..slash], key[(slash + 1)..], space.PutAway.Code, goods.Sku.Merchant.Value, goods.Sku.Code,
            goods.Lot ?? "", StockRows.Date(goods.Expiry), space.WeightGrams, space.VolumeMm3);
    }
}
