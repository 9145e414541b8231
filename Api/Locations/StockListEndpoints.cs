using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What lies where at a site.</summary>
internal static class StockListEndpoints
{
    public static void MapStockList(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/stock", ListAsync).For(AccessRule.SiteReading).WithTags("Stock");

    private static async Task<Results<Ok<Page<StockAnswer>>, ProblemHttpResult>> ListAsync(
        string site,
        [AsParameters] StockQuery query,
        [AsParameters] PageQuery page,
        StockQueries stock,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Filter: query.Read(check), After: page.ReadCursor(check), Limit: page.ReadLimit(check)),
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var rows = await stock.ListAsync(new(site), wanted.Filter, wanted.After ?? "", wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? PageQuery.Encode(rows[^1].Place) : null;
        return TypedResults.Ok(new Page<StockAnswer>([.. rows.Select(StockAnswer.Of)], next));
    }
}

/// <param name="Status">The goods' condition.</param>
/// <param name="Held"><c>true</c>: only what may not be sold, by its condition or because it lies in quarantine.</param>
internal sealed record StockQuery(string? Merchant, string? Sku, string? Location, string? Status, string? Held)
{
    private const string True = "true";

    public StockFilter Read(Check check)
    {
        if (Held is not (null or True)) check.Add("held", $"Only {True}.");
        return new(
            check.OptionalId(Merchant, "merchant"), check.OptionalId(Sku, "sku"), check.OptionalId(Location, "location"),
            check.OptionalChoice<Condition>(Status, "status") is { } condition ? EnumText.Of(condition) : null, Held is True);
    }
}

/// <param name="Location">The shelf, or the tote, box or pallet: see <paramref name="HolderKind"/>.</param>
/// <param name="HolderKind"><c>location</c> or <c>container</c>.</param>
/// <param name="Status">The goods' condition.</param>
/// <param name="Allocated">Of the quantity, how much is allocated to plans: picks, put-aways, deliveries that are not confirmed.</param>
/// <param name="InDoubt">Of the quantity, how much somebody did not find, or put there from nowhere.</param>
internal sealed record StockAnswer(
    string Location,
    string HolderKind,
    string Merchant,
    string Sku,
    string? Lot,
    DateOnly? Expiry,
    string? Serial,
    Condition Status,
    long Quantity,
    long Allocated,
    long InDoubt)
{
    public static StockAnswer Of(StockListRow row) => new(
        row.Holder,
        row.HolderKind,
        row.Key.Sku.Merchant.Value,
        row.Key.Sku.Code,
        row.Key.Lot,
        row.Key.Expiry,
        row.Key.Serial,
        row.Key.Condition,
        row.Quantity,
        row.Allocated,
        row.InDoubt);
}
