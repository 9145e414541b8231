using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Formats;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Reports;

namespace OrleansWarehouse.Api.Reports;

/// <summary>Endpoints for reports, as JSON or CSV; docs/reports.md defines each figure. A merchant's caller sees that merchant, a site's caller
/// that site.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").For(AccessRule.Reports).WithTags("Reports");
        Map<OrdersBySourceRow>(reports, "/ordersBySource", static queries => queries.OrdersBySourceAsync, "Orders by merchant and channel.");
        Map<ThroughputRow>(reports, "/throughput", static queries => queries.ThroughputAsync, "Units processed in each step.");
        Map<FillRateRow>(reports, "/fillRate", static queries => queries.FillRateAsync, "The share of ordered units that could be reserved at once.");
        Map<DockToStockRow>(reports, "/dockToStock", static queries => queries.DockToStockAsync, "Time from the first count of a delivery until all of it is put away.");
        Map<CycleTimeRow>(reports, "/cycleTime", static queries => queries.CycleTimeAsync, "Time from taking an order until all of it is shipped.");
        Map<AccuracyRow>(reports, "/accuracy", static queries => queries.AccuracyAsync, "Pick accuracy and inventory accuracy: units found when picking, and corrections by counts.");
        Map<StockAgeingRow>(reports, "/stockAgeing", static queries => queries.StockAgeingAsync, "Stock on hand now, by age.");
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
