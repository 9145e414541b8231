using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>Lists of a site's shipments, the oldest first.</summary>
internal static class ShipmentListEndpoints
{
    public static void MapShipmentLists(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/shipments", ListAsync).For(AccessRule.SiteWork).WithTags("Shipments");

    private static async Task<Results<Ok<Page<ShipmentSummary>>, ProblemHttpResult>> ListAsync(
        string site, string? status, [AsParameters] PageQuery page, ShipmentQueries queries, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Status: check.OptionalChoice<ShipmentStatus>(status, "status"), After: SortCursor.Read(check, page),
                Limit: page.ReadLimit(check)),
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var chosen = wanted.Status is { } value ? EnumText.Of(value) : null;
        var rows = await queries.ListAsync(new(site), chosen, wanted.After, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? SortCursor.Encode(rows[^1].PackedAt, rows[^1].Shipment) : null;
        return TypedResults.Ok(new Page<ShipmentSummary>([.. rows.Select(ShipmentSummary.Of)], next));
    }
}

internal sealed record ShipmentSummary(
    string Id, string Merchant, string Carrier, string? Service, string Status, DateTimeOffset PackedAt, DateTimeOffset UpdatedAt)
{
    public static ShipmentSummary Of(ShipmentListRow row) => new(
        row.Shipment, row.Merchant, row.Carrier, row.Service, row.Status, DateTimeOffset.FromUnixTimeMilliseconds(row.PackedAt),
        DateTimeOffset.FromUnixTimeMilliseconds(row.UpdatedAt));
}
