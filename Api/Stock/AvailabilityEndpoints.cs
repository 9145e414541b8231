using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Api.Stock;

/// <summary>Endpoints for availability: what may be promised and sold.</summary>
internal static class AvailabilityEndpoints
{
    public static void MapAvailability(this IEndpointRouteBuilder api)
    {
        var merchant = api.MapGroup("/merchants/{merchant}").For(AccessRule.MerchantReading).WithTags("Availability");
        merchant.MapGet("/skus/{sku}/availability", GetAsync).WithSummary("A SKU's availability now, or at a past time: `at`, such as 2026-11-22T14:00:00Z.");
        merchant.MapGet("/availability", ChangedAsync);
    }

    private static async Task<Results<Ok<AvailabilityView>, ProblemHttpResult>> GetAsync(
        string merchant, string sku, string? channel, string? at, IGrainFactory grains, ReferenceData reference, StockHistory history, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(check => (check.OptionalId(channel, "channel"), At: check.OptionalTime(at, "at")), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var view = wanted.At is { } moment
            ? await history.AvailabilityAsync(new(new(merchant), sku), moment, cancellationToken)
            : await NowAsync(new(new(merchant), sku), grains, reference);
        return view is not null ? TypedResults.Ok(view) : Problems.NotFound("unknown_sku");
    }

    /// <summary>Returns null for a SKU that is not defined and has no stock.</summary>
    private static async Task<AvailabilityView?> NowAsync(SkuId sku, IGrainFactory grains, ReferenceData reference)
    {
        var view = await SkuOf(grains, sku.Merchant.Value, sku.Code).AvailabilityAsync();
        if (!view.Sites.IsEmpty || reference.Product(sku) is not null) return view;
        await reference.ReachHeadAsync();
        return reference.Product(sku) is null ? null : view;
    }

    private static async Task<Results<Ok<Page<AvailabilityView>>, ProblemHttpResult>> ChangedAsync(
        string merchant, string? changedAfter, string? channel, [AsParameters] PageQuery page, SkuQueries skus,
        IGrainFactory grains,
        IOptions<ApiOptions> options, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check =>
            {
                check.OptionalId(channel, "channel");
                return (After: check.OptionalPosition(changedAfter, "changedAfter"), Page: page.Read(check, SkuQueries.ByChange));
            },
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var changed = await skus.ChangedAsync(new(merchant), wanted.After, wanted.Page, cancellationToken);
        var views = await ReadAsync(grains, merchant, [.. changed.Rows.Select(static row => row.Sku)], options.Value.BulkConcurrency);
        return TypedResults.Ok(new Page<AvailabilityView>([.. views], changed.Next?.ToString()));
    }

    /// <summary>Reads the availability of each SKU, in the same order.</summary>
    public static async Task<AvailabilityView[]> ReadAsync(IGrainFactory grains, string merchant, IReadOnlyList<string> skus, int concurrency)
    {
        var views = new AvailabilityView[skus.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = concurrency };
        await Parallel.ForAsync(0, views.Length, parallel, async (i, _) => views[i] = await SkuOf(grains, merchant, skus[i]).AvailabilityAsync());
        return views;
    }

    private static IStockGrain SkuOf(IGrainFactory grains, string merchant, string sku) =>
        grains.GetGrain<IStockGrain>(new SkuId(new(merchant), sku).ToString());
}
