using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking;

namespace OrleansWarehouse.Api.Picking;

/// <summary>Lists of a site's tasks, waves and pickers.</summary>
internal static class PickingListEndpoints
{
    public static void MapPickingLists(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.SiteWork).WithTags("Picking");
        site.MapGet("/tasks", TasksAsync);
        site.MapGet("/waves", WavesAsync);
        site.MapGet("/pickers", PickersAsync);
    }

    private static async Task<Results<Ok<Page<TaskSummary>>, ProblemHttpResult>> TasksAsync(
        string site, string? status, [AsParameters] PageQuery page, PickQueries queries, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Status: check.OptionalChoice<PickTaskStatus>(status, "status"), Page: page.Read(check, PickQueries.OldestTasks)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        return TypedResults.Ok(Page.Of(await queries.TasksAsync(new(site), wanted.Status, wanted.Page, cancellationToken)));
    }

    private static async Task<Results<Ok<Page<WaveSummary>>, ProblemHttpResult>> WavesAsync(
        string site, [AsParameters] PageQuery page, PickQueries queries, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, PickQueries.NewestWaves), out var wanted, out var refusal)) return Problems.Of(refusal);
        return TypedResults.Ok(Page.Of(await queries.WavesAsync(new(site), wanted, cancellationToken)));
    }

    private static async Task<Results<Ok<Page<PickerSummary>>, ProblemHttpResult>> PickersAsync(
        string site, [AsParameters] PageQuery page, PickQueries queries, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, PickQueries.PickersByCode), out var wanted, out var refusal)) return Problems.Of(refusal);
        return TypedResults.Ok(Page.Of(await queries.PickersAsync(new(site), wanted, cancellationToken)));
    }
}
