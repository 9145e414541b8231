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
            check => (Status: check.OptionalChoice<PickTaskStatus>(status, "status"), After: SortCursor.Read(check, page),
                Limit: page.ReadLimit(check)),
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var chosen = wanted.Status is { } value ? EnumText.Of(value) : null;
        var rows = await queries.TasksAsync(new(site), chosen, wanted.After, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? SortCursor.Encode(rows[^1].CreatedAt, rows[^1].Task) : null;
        return TypedResults.Ok(new Page<TaskSummary>([.. rows.Select(TaskSummary.Of)], next));
    }

    private static async Task<Results<Ok<Page<WaveSummary>>, ProblemHttpResult>> WavesAsync(
        string site, [AsParameters] PageQuery page, PickQueries queries, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (After: page.ReadCursor(check), Limit: page.ReadLimit(check)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var rows = await queries.WavesAsync(new(site), wanted.After, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? PageQuery.Encode(rows[^1].Wave) : null;
        return TypedResults.Ok(new Page<WaveSummary>([.. rows.Select(WaveSummary.Of)], next));
    }

    private static async Task<Results<Ok<Page<PickerSummary>>, ProblemHttpResult>> PickersAsync(
        string site, [AsParameters] PageQuery page, PickQueries queries, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (After: page.ReadCursor(check), Limit: page.ReadLimit(check)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var rows = await queries.PickersAsync(new(site), wanted.After, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? PageQuery.Encode(rows[^1].Picker) : null;
        return TypedResults.Ok(new Page<PickerSummary>([.. rows.Select(PickerSummary.Of)], next));
    }
}

/// <param name="TouchedAt">When something last happened to it.</param>
/// <param name="PromisedTo">Who is to do it next, when a supervisor said so.</param>
internal sealed record TaskSummary(
    string Task,
    string Wave,
    string Kind,
    string Status,
    string? Picker,
    long DistanceMm,
    int Stops,
    long Planned,
    long Picked,
    long Short,
    long Dropped,
    long Surplus,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset TouchedAt,
    string? PromisedTo)
{
    public static TaskSummary Of(TaskListRow row) => new(
        row.Task, row.Wave, row.Kind, row.Status, row.Picker, row.DistanceMm, row.Stops, row.Planned, row.Picked, row.Short,
        row.Dropped,
        row.Surplus, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        row.DoneAt is { } done ? DateTimeOffset.FromUnixTimeMilliseconds(done) : null,
        DateTimeOffset.FromUnixTimeMilliseconds(row.TouchedAt), row.PromisedTo);
}

internal sealed record WaveSummary(
    string Wave, string Kind, string Status, int Tasks, int Fulfilments, int NotPlanned, DateTimeOffset PlannedAt,
    DateTimeOffset? ReleasedAt)
{
    public static WaveSummary Of(WaveListRow row) => new(
        row.Wave, row.Kind, row.Status, row.Tasks, row.Fulfilments, row.NotPlanned,
        DateTimeOffset.FromUnixTimeMilliseconds(row.PlannedAt),
        row.ReleasedAt is { } released ? DateTimeOffset.FromUnixTimeMilliseconds(released) : null);
}

internal sealed record PickerSummary(string Picker, string Name, IReadOnlyList<string> Skills, string? Task)
{
    public static PickerSummary Of(PickerListRow row) =>
        new(row.Picker, row.Name, row.Skills.Split('\n', StringSplitOptions.RemoveEmptyEntries), row.Task);
}
