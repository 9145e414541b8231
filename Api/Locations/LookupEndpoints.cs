using System.Collections.Immutable;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What is this? Answers for any barcode that somebody scans at a site.</summary>
internal static class LookupEndpoints
{
    private const int Most = 100;

    public static void MapLookup(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/lookup", LookUpAsync).For(AccessRule.SiteReading).WithTags("Stock");

    /// <summary>One code may be several things at once; all of them are told, and nothing when it is none.</summary>
    private static async Task<Results<Ok<Lookup>, ProblemHttpResult>> LookUpAsync(
        string site,
        string? code,
        StockQueries stock,
        SkuQueries skus,
        FulfilmentQueries fulfilments,
        ShipmentQueries shipments,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => check.Text(code, "code"), out var wanted, out var refusal)) return Problems.Of(refusal);
        var at = new SiteId(site);
        var place = await PlaceAsync(at, wanted, grains);
        var contents = await stock.ListAsync(at, new(Location: wanted), new(Most), cancellationToken);
        var found = await skus.WithBarcodeAsync(at, wanted, Most, cancellationToken);
        var lying = new List<StockAnswer>();
        foreach (var sku in found)
            lying.AddRange((await stock.ListAsync(at, new(sku.Merchant, sku.Sku), new(Most), cancellationToken)).Rows);
        var bench = await fulfilments.AtBenchAsync(at, wanted, Most, cancellationToken);
        var parcel = await shipments.ParcelAsync(ScannedCode.Canonical(wanted), cancellationToken);
        return TypedResults.Ok(new Lookup(
            wanted,
            place,
            parcel?.Site == site ? LookupParcel.Of(parcel) : null,
            [.. found.Select(LookupSku.Of)],
            contents.Rows,
            [.. lying],
            [.. bench.Select(LookupFulfilment.Of)]));
    }

    /// <summary>A code that no location may have is the name of none.</summary>
    private static async Task<LocationAnswer?> PlaceAsync(SiteId site, string code, IGrainFactory grains) =>
        Check.Passes(check => check.Id(code, "code"), out _, out _)
        && await grains.GetGrain<ILocationGrain>(new LocationId(site, code).ToString()).GetAsync() is { } view
            ? LocationAnswer.Of(code, view)
            : null;
}

/// <param name="Location">The shelf of that name.</param>
/// <param name="Parcel">The parcel with that SSCC.</param>
/// <param name="Skus">Those that carry it as a barcode, or as their code.</param>
/// <param name="Contents">What lies in the shelf, tote or parcel of that name.</param>
/// <param name="Lying">Where the SKUs lie.</param>
/// <param name="Fulfilments">Those that have goods in the tote of that name, or are of the order of that number.</param>
internal sealed record Lookup(
    string Code,
    LocationAnswer? Location,
    LookupParcel? Parcel,
    ImmutableArray<LookupSku> Skus,
    ImmutableArray<StockAnswer> Contents,
    ImmutableArray<StockAnswer> Lying,
    ImmutableArray<LookupFulfilment> Fulfilments);

internal sealed record LookupParcel(
    string Sscc, string Shipment, string Merchant, string Carrier, string Status, string TrackingNumber, string? Carton,
    long? WeightGrams)
{
    public static LookupParcel Of(ParcelRow row) => new(
        row.Sscc, row.Shipment, row.Merchant, row.Carrier, row.Status, row.TrackingNumber, row.Carton, row.WeightGrams);
}

/// <param name="Uom">Of the unit that the barcode stands on.</param>
/// <param name="Eaches">How many there are in it.</param>
internal sealed record LookupSku(
    string Merchant, string Sku, string Description, string? Uom, int Eaches, string Tracking, bool Expires)
{
    public static LookupSku Of(ScannedSku found) => new(
        found.Merchant,
        found.Sku,
        found.Definition.Description,
        found.Uom,
        found.Definition.Units.FirstOrDefault(unit => unit.Uom == found.Uom)?.Eaches ?? 1,
        EnumText.Of(found.Definition.Tracking),
        found.Definition.Expires);
}

internal sealed record LookupFulfilment(
    string Id, string Merchant, string Number, string Status, DateTimeOffset? ShipBy, ImmutableArray<LookupLine> Lines)
{
    public static LookupFulfilment Of(BenchFulfilment found) => new(
        found.Id.ToString(),
        found.Id.Order.Merchant.Value,
        found.Number,
        found.Status,
        found.ShipBy,
        [.. found.Lines.Select(LookupLine.Of)]);
}

/// <param name="InTotes">What is picked and in no parcel.</param>
internal sealed record LookupLine(
    string Line, string Sku, long Quantity, long Picked, long Packed, ImmutableArray<LookupTote> InTotes)
{
    public static LookupLine Of(FulfilmentLine line) => new(
        line.Line,
        line.Sku.Code,
        line.Quantity,
        line.Picked,
        line.Packed,
        [.. BenchFulfilment.InTotes(line).Select(picked => new LookupTote(picked.Tote, picked.Goods.Quantity))]);
}

internal sealed record LookupTote(string Tote, long Quantity);
