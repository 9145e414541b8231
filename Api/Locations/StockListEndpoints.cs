using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What lies where at a site.</summary>
internal static class StockListEndpoints
{
    public static void MapStockList(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/stock", ListAsync).For(AccessRule.Site).AfterConsequences().WithTags("Stock");

    private static async Task<Results<Ok<Page<StockAnswer>>, ProblemHttpResult>> ListAsync(
        string site, [AsParameters] StockQuery query, [AsParameters] PageQuery page, StockList stock, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Filter: query.Read(check), After: ReadCursor(check, page), Limit: page.ReadLimit(check)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var rows = await stock.ListAsync(site, wanted.Filter, wanted.After, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? PageQuery.Encode(string.Join('\n', rows[^1].Key)) : null;
        return TypedResults.Ok(new Page<StockAnswer>([.. rows.Select(StockAnswer.Of)], next));
    }

    private static string[]? ReadCursor(Check check, PageQuery page)
    {
        if (page.ReadCursor(check)?.Split('\n') is not { } key) return null;
        if (key.Length == StockList.KeyParts) return key;
        check.Add("cursor", "Not a cursor of ours.");
        return null;
    }
}

internal sealed record StockQuery(string? Merchant, string? Sku, string? Location)
{
    public StockFilter Read(Check check) => new(
        check.OptionalId(Merchant, "merchant"), check.OptionalId(Sku, "sku"), check.OptionalId(Location, "location"));
}

/// <param name="Location">Where it lies; null for what is in a tote, box or pallet.</param>
/// <param name="Container">In what it lies; null for what is on a shelf.</param>
/// <param name="Status">The goods' condition.</param>
/// <param name="Allocated">Of the quantity, how much is promised to picks.</param>
internal sealed record StockAnswer(
    string? Location,
    string? Container,
    string Merchant,
    string Sku,
    string? Lot,
    string? Expiry,
    string? Serial,
    string Status,
    long Quantity,
    long Allocated)
{
    public static StockAnswer Of(StockRow row)
    {
        var onShelf = row.HolderKind == "location";
        return new(
            onShelf ? row.Holder : null, onShelf ? null : row.Holder, row.Merchant, row.Sku, Given(row.Lot), Given(row.Expiry), Given(row.Serial),
            row.Condition, row.Quantity, row.Allocated);
    }

    private static string? Given(string? part) => string.IsNullOrEmpty(part) ? null : part;
}
