using System.Globalization;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Inventory;

namespace OrleansWarehouse.Api.Inventory;

/// <summary>What came, went and changed its condition: the ledger of a SKU, newest first.</summary>
internal static class MovementEndpoints
{
    public static void MapMovements(this IEndpointRouteBuilder api) =>
        api.MapGet("/merchants/{merchant}/skus/{sku}/movements", ListAsync)
            .For(AccessRule.MerchantReading).WithTags("Availability");

    private static async Task<Results<Ok<Page<MovementAnswer>>, ProblemHttpResult>> ListAsync(
        string merchant, string sku, string? until, [AsParameters] PageQuery page, MovementQueries movements, ActorNames actors,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Before: ReadCursor(check, page), Until: check.OptionalTime(until, "until"), Limit: page.ReadLimit(check)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var rows = await movements.ListAsync(new(new(merchant), sku), wanted.Before, wanted.Until, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit
            ? SortCursor.Encode(rows[^1].Position, rows[^1].Line.ToString(CultureInfo.InvariantCulture))
            : null;
        var names = await actors.OfAsync(rows.Select(static row => row.By));
        return TypedResults.Ok(new Page<MovementAnswer>([.. rows.Select(row => MovementAnswer.Of(row, names))], next));
    }

    private static (long Position, int Line)? ReadCursor(Check check, PageQuery page)
    {
        if (SortCursor.Read(check, page) is not { } after) return null;
        if (int.TryParse(after.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var line)) return (after.Sort, line);
        check.Add("cursor", "Not a cursor of ours.");
        return null;
    }
}

/// <param name="From">The part of on hand that it left; <c>outside</c> is not on hand at all.</param>
/// <param name="Reason">Why, or <c>shipped</c>.</param>
internal sealed record MovementAnswer(
    string Position, DateTimeOffset At, string Site, string? Lot, long Quantity, string From, string To, string Reason, string By,
    string? ByName)
{
    public static MovementAnswer Of(MovementRow row, IReadOnlyDictionary<string, string> names) => new(
        $"{LogPosition.Format(row.Position)}-{row.Line}", DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Site, row.Lot,
        row.Quantity, row.From, row.To, row.Reason, row.By, names.GetValueOrDefault(row.By));
}
