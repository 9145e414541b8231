using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Api.Products;

/// <summary>Endpoints for a merchant's SKUs: master data.</summary>
internal static class SkuEndpoints
{
    public static void MapSkus(this IEndpointRouteBuilder api)
    {
        var merchant = api.MapGroup("/merchants/{merchant}").For(AccessRule.Merchant).WithTags("SKUs");
        merchant.MapGet("/skus", ListAsync).For(AccessRule.Catalogue);
        merchant.MapPut("/skus/{sku}", PutAsync).WithConsequences();
        merchant.MapGet("/skus/{sku}", GetAsync).For(AccessRule.Catalogue);
        merchant.MapPost("/skus:batch", PutManyAsync).AcceptsRows<SkuBody>().WithConsequences();
    }

    private static async Task<Results<Versioned<SkuAnswer>, ProblemHttpResult>> PutAsync(
        string merchant, string sku, SkuBody body, IfVersion ifVersion, IGrainFactory grains)
    {
        if (!Check.Passes(body.Read, out var definition, out var refusal)) return Problems.Of(refusal);
        var put = await ProductOf(grains, merchant, sku).PutAsync(new(definition, ifVersion.Value));
        return put.Accepted
            ? new Versioned<SkuAnswer>(SkuAnswer.Of(put.Value.Product), put.Value.Product.Version, put.Value.Created)
            : Problems.Of(put.Refusal);
    }

    private static async Task<Results<Versioned<SkuAnswer>, ProblemHttpResult>> GetAsync(
        string merchant, string sku, IGrainFactory grains) =>
        await ProductOf(grains, merchant, sku).GetAsync() is { } view
            ? new Versioned<SkuAnswer>(SkuAnswer.Of(view), view.Version)
            : Problems.NotFound("unknown_sku");

    private static async Task<Results<Ok<Page<SkuAnswer>>, ProblemHttpResult>> ListAsync(
        string merchant, [AsParameters] PageQuery page, SkuQueries skus, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, SkuQueries.ByCode), out var wanted, out var refusal)) return Problems.Of(refusal);
        var found = await skus.ListAsync(new(merchant), wanted, cancellationToken);
        return TypedResults.Ok(Page.Of(found.Select(static row => SkuAnswer.Of(row.Sku, row.Definition, null))));
    }

    private static async Task<Ok<BatchAnswer>> PutManyAsync(string merchant, BatchBody body, Batch batch, IGrainFactory grains) =>
        TypedResults.Ok(await batch.RunAsync<SkuBody, SkuDefinition>(
            body,
            static (row, check) => (check.Id(row.Sku, "sku"), row.Read(check)),
            async (sku, definition) => (await ProductOf(grains, merchant, sku).PutAsync(new(definition))).Map(view => view.Created)));

    private static IProductGrain ProductOf(IGrainFactory grains, string merchant, string sku) =>
        grains.GetGrain<IProductGrain>(new SkuId(new(merchant), sku).ToString());
}

/// <summary>A SKU as it was put, with its version.</summary>
internal sealed record SkuAnswer(
    string Sku,
    string Description,
    IReadOnlyList<Barcode> Barcodes,
    IReadOnlyList<UnitOfMeasure> Units,
    Tracking Tracking,
    bool Expires,
    long? WeightGrams,
    int? LengthMm,
    int? WidthMm,
    int? HeightMm,
    Money? Price,
    string? HsCode,
    string? OriginCountry,
    long? Version)
{
    public static SkuAnswer Of(ProductView view) => Of(view.Sku, view.Definition, view.Version);

    public static SkuAnswer Of(string code, SkuDefinition sku, long? version) => new(
        code, sku.Description, sku.Barcodes, sku.Units, sku.Tracking, sku.Expires, sku.WeightGrams, sku.LengthMm, sku.WidthMm,
        sku.HeightMm, sku.Price, sku.HsCode, sku.OriginCountry, version);
}
