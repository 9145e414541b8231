using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Ops;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Api.Stock;

/// <summary>Lists a merchant's stock by SKU, for people; clients that follow changes use <c>availability</c>.</summary>
internal static class MerchantStockEndpoints
{
    public static void MapMerchantStock(this IEndpointRouteBuilder api) =>
        api.MapGet("/merchants/{merchant}/stock", ListAsync).For(AccessRule.MerchantReading).WithTags("Availability")
            .WithSummary("A merchant's stock by SKU. `q` searches code and description. With `site` the figures are that site's, and a page may have fewer rows than the limit.");

    private static async Task<Results<Ok<Page<StockRow>>, ProblemHttpResult>> ListAsync(
        string merchant, [AsParameters] StockQuery query, [AsParameters] PageQuery page, SkuQueries skus, IGrainFactory grains,
        IOptions<ApiOptions> options, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Filter: query.Read(check), Page: page.Read(check, SkuQueries.ByCode)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var found = await skus.FindAsync(new(merchant), wanted.Filter.Text, wanted.Page, cancellationToken);
        var views = await AvailabilityEndpoints.ReadAsync(grains, merchant, [.. found.Rows.Select(static sku => sku.Sku)], options.Value.BulkConcurrency);
        var rows = found.Rows.Zip(views, (sku, view) => StockRow.Of(sku, view, wanted.Filter.Site));
        return TypedResults.Ok(new Page<StockRow>([.. rows.OfType<StockRow>()], found.Next?.ToString()));
    }
}

internal sealed record StockQuery(string? Q, string? Site, string? Channel)
{
    public (string Text, string? Site) Read(Check check)
    {
        check.OptionalId(Channel is "" ? null : Channel, "channel");
        return (check.OptionalText(Q, "q")?.Trim() ?? "", check.OptionalId(Site is "" ? null : Site, "site"));
    }
}

/// <summary>The stock of a SKU, of all sites or one. Figures that do not exist per site are null.</summary>
/// <param name="Unavailable">Units that are damaged, expired, in quarantine, uncounted or to be put back.</param>
/// <param name="Inbound">Units announced and not yet received.</param>
internal sealed record StockRow(
    string Sku, string Description, long OnHand, long Available, long Reserved, long Unavailable, long? Backordered, long? Inbound,
    long? AvailableToSell)
{
    /// <returns>Null when the site has never had the SKU.</returns>
    public static StockRow? Of(NamedSku sku, AvailabilityView all, string? site)
    {
        if (site is null)
        {
            return new(
                sku.Sku, sku.Description, all.OnHand, all.Available, all.Reserved, all.OnHand - all.Available - all.Reserved,
                all.Backordered, all.Inbound.Sum(static supply => supply.Quantity), all.AvailableToSell);
        }

        return all.Sites.FirstOrDefault(there => there.Site == site) is { } one
            ? new(sku.Sku, sku.Description, one.OnHand, one.Available, one.Reserved, one.OnHand - one.Available - one.Reserved, null, null, null)
            : null;
    }
}
