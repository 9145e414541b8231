using System.Collections.Immutable;
using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Api.Work;

/// <summary>All that people do at a site: one queue, whatever the kind.</summary>
internal static class WorkEndpoints
{
    public static void MapWork(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.Storing).WithTags("Work");
        site.MapGet("/work", ListAsync).For(AccessRule.SiteReading);
        site.MapGet("/work/{task}", GetAsync).For(AccessRule.SiteReading);
        site.MapPost("/pickers/{picker}/nextWork", NextAsync).WithConsequences();
        site.MapPost("/work/{task}/take", TakeAsync).WithConsequences();
        site.MapPost("/work/{task}/release", ReleaseAsync).WithConsequences();
        site.MapPost("/work/{task}/handOver", HandOverAsync).For(AccessRule.Site).WithConsequences();
    }

    private static async Task<Results<Ok<Page<WorkItem>>, ProblemHttpResult>> ListAsync(
        string site, string? kind, string? status, string? picker, [AsParameters] PageQuery page, WorkDoors doors, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (
                Only: new WorkFilter(doors.OptionalKind(check, kind), check.OptionalChoice<WorkStatus>(status, "status"), check.OptionalId(picker, "picker")),
                Page: page.Read(check, WorkQueries.Next)),
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var found = await doors.Queries.NextAsync(new(site), wanted.Only, wanted.Page, cancellationToken);
        return TypedResults.Ok(Page.Of(found.Select(doors.WithLink)));
    }

    private static async Task<Results<Ok<WorkItem>, ProblemHttpResult>> GetAsync(
        string site, string task, WorkDoors doors, CancellationToken cancellationToken) =>
        await doors.Queries.FindAsync(new(new(site), task), cancellationToken) is { } item
            ? TypedResults.Ok(doors.WithLink(item))
            : Problems.NotFound("unknown_work");

    /// <summary>What he has in hand, or what is next for him of the kinds that he may do.</summary>
    private static async Task<Results<Ok<WorkItem>, NoContent, ProblemHttpResult>> NextAsync(
        string site, string picker, NextWorkBody body, ClaimsPrincipal user, WorkDoors doors, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, doors), out var wanted, out var refusal)) return Problems.Of(refusal);
        var kinds = doors.Of(Caller.Of(user)!);
        if (wanted.Kinds.Except(kinds).FirstOrDefault() is { } other) return Problems.Forbidden($"You do no {other}.");
        var asked = wanted.Kinds.IsEmpty ? wanted with { Kinds = kinds } : wanted;
        var next = await grains.GetGrain<IPickerGrain>(new PickerId(new(site), picker).ToString()).NextAsync(asked);
        if (!next.Accepted) return Problems.Of(next.Refusal);
        return next.Value.Work is { } item ? TypedResults.Ok(doors.WithLink(item)) : TypedResults.NoContent();
    }

    private static Task<Results<Ok<WorkItem>, ProblemHttpResult>> TakeAsync(
        string site, string task, TakeBody body, ClaimsPrincipal user, WorkDoors doors, IGrainFactory grains) =>
        ChangeAsync(new(new(site), task), body.Read, static wanted => wanted.Picker, user, doors, grains, static (work, wanted) => work.TakeAsync(wanted));

    private static Task<Results<Ok<WorkItem>, ProblemHttpResult>> ReleaseAsync(
        string site, string task, ReleaseWorkBody body, OperationId operation, ClaimsPrincipal user, WorkDoors doors, IGrainFactory grains) =>
        ChangeAsync(
            new(new(site), task), check => body.Read(check, operation), static wanted => wanted.Picker, user, doors, grains,
            static (work, wanted) => work.ReleaseAsync(wanted));

    private static Task<Results<Ok<WorkItem>, ProblemHttpResult>> HandOverAsync(
        string site, string task, ReleaseWorkBody body, OperationId operation, ClaimsPrincipal user, WorkDoors doors, IGrainFactory grains) =>
        ChangeAsync(
            new(new(site), task), check => body.ReadHandOver(check, operation), static wanted => wanted.Picker, user, doors, grains,
            static (work, wanted) => work.HandOverAsync(wanted));

    /// <summary>Changes whose a task is; gives it as it is then.</summary>
    private static async Task<Results<Ok<WorkItem>, ProblemHttpResult>> ChangeAsync<T>(
        WorkId id, Func<Check, T> read, Func<T, string> pickerOf, ClaimsPrincipal user, WorkDoors doors, IGrainFactory grains,
        Func<IWorkGrain, T, Task<Outcome<Done>>> change)
    {
        if (!Check.Passes(read, out var wanted, out var refusal)) return Problems.Of(refusal);
        if (await doors.Queries.FindAsync(id) is not { } item) return Problems.NotFound("unknown_work");
        if (!doors.IsFor(Caller.Of(user)!, item.Kind)) return Problems.Forbidden($"You do no {item.Kind}.");
        if (!Caller.Of(user)!.MayActAs(pickerOf(wanted))) return Problems.Forbidden("You are another picker.");
        if (await grains.GetGrain<IPickerGrain>(new PickerId(id.Site, pickerOf(wanted)).ToString()).GetAsync() is null)
            return Problems.Of(Refusal.Invalid("unknown_picker", "picker", "The site has no such picker."));
        var changed = await change(doors.TaskOf(item), wanted);
        if (!changed.Accepted) return Problems.Of(changed.Refusal);
        return TypedResults.Ok(doors.WithLink(await doors.Queries.FindAsync(id) ?? item));
    }
}
