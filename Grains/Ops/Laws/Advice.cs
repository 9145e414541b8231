using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>Describes a violation and what an operator can do about it.</summary>
internal sealed class Advice(LawQueries queries, IReadOnlyList<SetAside> setAsides)
{
    private const int MaxHolders = 5;

    private const string Report =
        "No set-aside explains it: keep a copy of the database, report it as a bug, and do not rely on these numbers until it is fixed.";

    public async Task<string> OfAsync(StockDifference row, CancellationToken cancellationToken) =>
        $"{row.SkuId} at {row.Site}: the SKU has {row.Heard} {row.Bucket}, the holders reported {row.Told}. "
        + (Retry($"sku:{row.SkuId}") ?? $"{await CountAsync(row, cancellationToken)} If they are as their screens show, the SKU's figure is wrong. {Report}");

    public async Task<string> OfAsync(GoodsDifference row, CancellationToken cancellationToken) =>
        $"{row.SkuId} at {row.Site}: its holders have {row.Held} units ({row.HeldInDoubt} in doubt) and reported {row.Told} ({row.ToldInDoubt} in doubt). "
        + $"{await CountAsync(row, cancellationToken)} {Report}";

    public string Of(UnderWay row) => row.Destination.Length > 0
        ? $"{row.Reference}: {row.SkuId} left {NameOf(row.Stream)} and did not arrive at {row.Destination}. "
            + (Retry(row.Stream) ?? $"Look for the goods, and restart the server that runs the reactions. {Report}")
        : $"{row.Reference}: {row.SkuId} was not told what happened at {NameOf(row.Stream)}. "
            + (Retry(row.Stream) ?? $"Restart the server that runs the reactions. {Report}");

    public string Of(NegativeQuantity row) => row.Bucket.Length > 0
        ? $"{row.SkuId} at {row.Site}: {row.Quantity} units {row.Bucket}. {Report}"
        : $"{row.Place} at {row.Site}: {row.Quantity} units of {row.SkuId} with {row.Allocated} allocated and {row.InDoubt} in doubt. Count {row.Place} for SKU {row.Sku}.";

    public async Task<string> OfAsync(OverPromised row, CancellationToken cancellationToken) =>
        $"{row.SkuId} at {row.Site}: {row.Promised} units are promised and not picked, but only {row.Pickable} can be picked. "
        + (Retry($"sku:{row.SkuId}")
            ?? $"{await CountAsync(row, cancellationToken)} If an accepted count finds too few, the youngest promises are revoked.");

    public string Of(ClaimDifference row)
    {
        var place = row.Site.Length == 0 ? "has backordered" : $"has promised at {row.Site}";
        return $"{row.Order} line {row.Line}: {row.SkuId} {place} {row.Promised}, but the order says {row.Wanted}. "
            + (Retry($"order:{row.Order}") ?? Retry($"sku:{row.SkuId}") ?? $"Cancel line {row.Line} of {row.OrderId} and order it again. {Report}");
    }

    public static string OfMemory(string what) =>
        $"{what}: memory and log differ. Restart the server or silo, which then reads the log again; if they still differ, report it as a bug.";

    public static string OfList(string holder) =>
        $"{holder}: its contents and the list of stock differ. Rebuild the lists (rebuild-views); if they still differ, count {holder}.";

    /// <summary>Returns which set-aside to retry, if there is one of the stream.</summary>
    private string? Retry(string stream)
    {
        var one = setAsides.FirstOrDefault(one => one.Stream == stream);
        return one is null ? null : $"Retry the set-aside reaction {one.BehindId ?? one.Id} of '{one.Reactor}' on the Operations screen.";
    }

    private async Task<string> CountAsync(Row row, CancellationToken cancellationToken)
    {
        var places = await queries.PlacesAsync(row.Merchant, row.Sku, row.Site, MaxHolders, cancellationToken);
        return places.Count == 0
            ? $"No location at {row.Site} has it in the books; search for it."
            : $"Count {string.Join(", ", places)}{(places.Count == MaxHolders ? " and where else it lies" : "")} for SKU {row.Sku}.";
    }

    private static string NameOf(string stream) => stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
