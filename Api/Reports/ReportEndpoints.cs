using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Formats;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Reports;

namespace OrleansWarehouse.Api.Reports;

/// <summary>Reports, as JSON or CSV: what each figure means stands in docs/reports.md. Merchants see their own, who belongs to a site
/// what happens there.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").For(AccessRule.Reports).WithTags("Reports");
        Map<OrdersBySourceRow>(reports, "/ordersBySource", static queries => queries.OrdersBySourceAsync, "Orders by merchant and channel.");
        Map<ThroughputRow>(reports, "/throughput", static queries => queries.ThroughputAsync, "Units that went through each step.");
        Map<FillRateRow>(reports, "/fillRate", static queries => queries.FillRateAsync, "How much of what was ordered could be promised at once.");
        Map<DockToStockRow>(reports, "/dockToStock", static queries => queries.DockToStockAsync, "From the first count of a delivery until all of it was on shelves.");
        Map<CycleTimeRow>(reports, "/cycleTime", static queries => queries.CycleTimeAsync, "From the moment an order was taken until all of it had left.");
        Map<AccuracyRow>(reports, "/accuracy", static queries => queries.AccuracyAsync, "What pickers found of what was to be there, and what counts corrected.");
        Map<StockAgeingRow>(reports, "/stockAgeing", static queries => queries.StockAgeingAsync, "What is on hand now, by how long ago it came.");
    }

    private static void Map<TRow>(
        IEndpointRouteBuilder reports, string path, Func<ReportQueries, Func<ReportFilter, CancellationToken, Task<Report<TRow>>>> report, string summary)
        where TRow : class =>
        reports.MapGet(path, async Task<Results<Ok<Report<TRow>>, CsvFile<TRow>, ProblemHttpResult>> (
            [AsParameters] ReportQuery query, ClaimsPrincipal user, HttpRequest request, ReportQueries queries, TimeProvider clock,
            CancellationToken cancellationToken) =>
        {
            var caller = Caller.Of(user)!;
            if (query.IsForeign(caller)) return Problems.NotFound();
            if (!Check.Passes(check => query.Read(check, caller, clock.GetUtcNow()), out var filter, out var refusal)) return Problems.Of(refusal);
            var answer = await report(queries)(filter, cancellationToken);
            return ExportFormats.Of(request) is ExportFormat.Csv
                ? new CsvFile<TRow>(answer.Rows, $"{path[1..]}-{filter.From:yyyy-MM-dd}-{filter.To:yyyy-MM-dd}.csv")
                : TypedResults.Ok(answer);
        }).WithSummary(summary);
}
