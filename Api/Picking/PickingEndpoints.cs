using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Picking;

namespace OrleansWarehouse.Api.Picking;

/// <summary>Waves, the tasks that they make, and the people and robots who do them.</summary>
internal static class PickingEndpoints
{
    public static void MapPicking(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.Site).WithTags("Picking");
        site.MapPost("/waves", PlanAsync).WithConsequences();
        site.MapPost("/waves:preview", PreviewAsync);
        site.MapGet("/waves/{wave}", GetWaveAsync).For(AccessRule.SiteWork);
        site.MapPut("/pickers/{picker}", PutPickerAsync);
        site.MapGet("/pickers/{picker}", GetPickerAsync).For(AccessRule.Tasks);
        site.MapPost("/pickers/{picker}/nextTask", NextTaskAsync).For(AccessRule.Picking).WithConsequences();
        site.MapGet("/tasks/{task}", GetTaskAsync).For(AccessRule.Tasks);
        site.MapPost("/tasks/{task}/picks", PickAsync).For(AccessRule.Picking).WithConsequences();
        site.MapPost("/tasks/{task}/release", ReleaseAsync).For(AccessRule.Picking).WithConsequences();
        site.MapPost("/tasks/{task}/takeOver", TakeOverAsync).For(AccessRule.Picking).WithConsequences();
        site.MapPost("/tasks/{task}/assign", AssignAsync).WithConsequences();
    }

    private static async Task<Results<Created<WaveView>, ProblemHttpResult>> PlanAsync(
        string site, WaveBody body, OperationId operation, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        if (await grains.GetGrain<ISiteGrain>(site).GetAsync() is null) return Problems.NotFound("unknown_site");
        var planned = await grains.GetGrain<IPickPlannerGrain>(site).PlanAsync(command);
        return planned.Accepted
            ? TypedResults.Created($"/api/v1/sites/{Uri.EscapeDataString(site)}/waves/{planned.Value.Wave}", planned.Value)
            : Problems.Of(planned.Refusal);
    }

    /// <summary>Plans as a wave would be planned now, and changes nothing.</summary>
    private static async Task<Results<Ok<WavePreview>, ProblemHttpResult>> PreviewAsync(
        string site, WaveBody body, IGrainFactory grains, IWaveSource source)
    {
        if (!Check.Passes(check => body.Read(check, null), out var command, out var refusal)) return Problems.Of(refusal);
        if (await grains.GetGrain<ISiteGrain>(site).GetAsync() is not { } view) return Problems.NotFound("unknown_site");
        var inputs = await source.ReadAsync(new(site), command, TimeZoneInfo.FindSystemTimeZoneById(view.TimeZone));
        return TypedResults.Ok(WavePreview.Of(WavePlan.Plan(new(new(site), "preview"), command.Kind, inputs)));
    }

    private static async Task<Results<Ok<WaveView>, ProblemHttpResult>> GetWaveAsync(
        string site, string wave, IGrainFactory grains) =>
        await grains.GetGrain<IWaveGrain>(new WaveId(new(site), wave).ToString()).GetAsync() is { } view
            ? TypedResults.Ok(view)
            : Problems.NotFound("unknown_wave");

    private static async Task<Results<Versioned<PickerView>, ProblemHttpResult>> PutPickerAsync(
        string site, string picker, PickerBody body, IfVersion ifVersion, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, ifVersion), out var command, out var refusal)) return Problems.Of(refusal);
        if (await grains.GetGrain<ISiteGrain>(site).GetAsync() is null) return Problems.NotFound("unknown_site");
        var put = await PickerOf(grains, site, picker).PutAsync(command);
        return put.Accepted
            ? new Versioned<PickerView>(put.Value, put.Value.Version, put.Value.Created)
            : Problems.Of(put.Refusal);
    }

    private static async Task<Results<Versioned<PickerView>, ProblemHttpResult>> GetPickerAsync(
        string site, string picker, IGrainFactory grains) =>
        await PickerOf(grains, site, picker).GetAsync() is { } view
            ? new Versioned<PickerView>(view, view.Version)
            : Problems.NotFound("unknown_picker");

    private static async Task<Results<Ok<TaskView>, NoContent, ProblemHttpResult>> NextTaskAsync(
        string site, string picker, IGrainFactory grains)
    {
        var next = await PickerOf(grains, site, picker).NextAsync(new([PickWork.Name]));
        if (!next.Accepted) return Problems.Of(next.Refusal);
        return next.Value.Work is { } work && await TaskOf(grains, site, work.Id).GetAsync() is { } task ? TypedResults.Ok(task) : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> GetTaskAsync(
        string site, string task, ClaimsPrincipal user, IGrainFactory grains) =>
        await TaskOf(grains, site, task).GetAsync() is { } view && IsFor(user, view)
            ? TypedResults.Ok(view)
            : Problems.NotFound("unknown_task");

    private static async Task<Results<Ok<PickedTask>, ProblemHttpResult>> PickAsync(
        string site, string task, PickBody body, OperationId operation, HttpContext http, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        // Whether the task is or was his, the task says: a scan may come late, when it is another's.
        if (!Caller.Of(http.User)!.MayActAs(command.Picker)) return Problems.Forbidden("You are another picker.");
        var picked = await TaskOf(grains, site, task).PickAsync(command);
        if (picked.Accepted) PickRetelling.Of(new(new(site), task), picked.Value).AttachTo(http);
        return picked.Map(PickedTask.Of).ToOk();
    }

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> ReleaseAsync(
        string site, string task, ReleaseBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        if (await RefuseAsync(user, TaskOf(grains, site, task), wanted.Picker!) is { } problem) return problem;
        return await TellAsync(TaskOf(grains, site, task), task => task.ReleaseAsync(new(wanted.Picker!, wanted.Reason!, operation.Value)));
    }

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> TakeOverAsync(
        string site, string task, TakeOverBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        if (!Caller.Of(user)!.MayActAs(wanted.Picker!)) return Problems.Forbidden("You are another picker.");
        if (await PickerOf(grains, site, wanted.Picker!).GetAsync() is null)
            return Problems.Of(Refusal.Invalid("unknown_picker", "picker", "The site has no such picker."));
        if (await TaskOf(grains, site, task).GetAsync() is not { } view) return Problems.NotFound("unknown_task");
        return await TellAsync(TaskOf(grains, site, task), task => task.TakeAsync(new(wanted.Picker!, view.Picker)));
    }

    /// <summary>Somebody else is to do it: he gets it when what he has in hand is done.</summary>
    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> AssignAsync(
        string site, string task, ReleaseBody body, OperationId operation, IGrainFactory grains)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        if (await TaskOf(grains, site, task).GetAsync() is null) return Problems.NotFound("unknown_task");
        if (await PickerOf(grains, site, wanted.Picker!).GetAsync() is null)
            return Problems.Of(Refusal.Invalid("unknown_picker", "picker", "The site has no such picker."));
        return await TellAsync(TaskOf(grains, site, task), task => task.HandOverAsync(new(wanted.Picker!, wanted.Reason!, operation.Value)));
    }

    /// <summary>A picker acts as himself, on tasks that are no other's.</summary>
    private static async Task<ProblemHttpResult?> RefuseAsync(ClaimsPrincipal user, IPickTaskGrain task, string picker)
    {
        if (!Caller.Of(user)!.MayActAs(picker)) return Problems.Forbidden("You are another picker.");
        return await task.GetAsync() is { } view && !IsFor(user, view) ? Problems.Forbidden("The task is another picker's.") : null;
    }

    /// <summary>A task in nobody's hands is open to all: scans come late, also after it was given back.</summary>
    private static bool IsFor(ClaimsPrincipal user, TaskView task) =>
        task.Picker is null || Caller.Of(user)!.MayActAs(task.Picker);

    /// <summary>Changes whose a task is; gives it as it is then.</summary>
    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> TellAsync(IPickTaskGrain task, Func<IPickTaskGrain, Task<Outcome<Done>>> change)
    {
        var changed = await change(task);
        if (!changed.Accepted) return Problems.Of(changed.Refusal);
        return TypedResults.Ok((await task.GetAsync())!);
    }

    private static IPickerGrain PickerOf(IGrainFactory grains, string site, string picker) =>
        grains.GetGrain<IPickerGrain>(new PickerId(new(site), picker).ToString());

    private static IPickTaskGrain TaskOf(IGrainFactory grains, string site, string task) =>
        grains.GetGrain<IPickTaskGrain>(new TaskId(new(site), task).ToString());
}
