using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Incidents;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Incidents;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Api.Incidents;

/// <summary>Endpoints for a site's incidents. Short picks are raised by the system, other incidents by people.</summary>
internal static class IncidentEndpoints
{
    private const string Open = "open";
    private const string Solved = "solved";

    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}/incidents").For(AccessRule.SiteWork).WithTags("Incidents");
        site.MapGet("", ListAsync);
        site.MapPost("", RaiseAsync).For(AccessRule.SiteReading);
        site.MapPost("/{incident}/solve", SolveAsync).For(AccessRule.Site);
    }

    private static async Task<Results<Ok<Page<IncidentAnswer>>, ProblemHttpResult>> ListAsync(
        string site, string? status, [AsParameters] PageQuery page, IncidentQueries incidents, ActorNames actors,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check =>
            {
                if (status is not (null or Open or Solved)) check.Add("status", $"{Open} or {Solved}.");
                return (Open: status is null ? (bool?)null : status == Open, Page: page.Read(check, IncidentQueries.Newest));
            },
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var found = await incidents.ListAsync(new(site), wanted.Open, wanted.Page, cancellationToken);
        var names = await actors.OfAsync(found.Rows.SelectMany(static row => new[] { row.RaisedBy, row.SolvedBy }).OfType<string>());
        return TypedResults.Ok(Page.Of(found.Select(row => row with
        {
            RaisedByName = names.GetValueOrDefault(row.RaisedBy),
            SolvedByName = row.SolvedBy is { } solver ? names.GetValueOrDefault(solver) : null,
        })));
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> RaiseAsync(
        string site, IncidentBody body, OperationId operation, IGrainFactory grains)
    {
        if (!Check.Passes(body.Read, out var command, out var refusal)) return Problems.Of(refusal);
        if (await grains.GetGrain<ISiteGrain>(site).GetAsync() is null) return Problems.NotFound("unknown_site");
        return (await IncidentOf(grains, site, NewIds.Short(operation)).RaiseAsync(command)).ToOk();
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> SolveAsync(
        string site, string incident, SolveBody body, IGrainFactory grains) =>
        Check.Passes(check => check.OptionalText(body.Note, "note", Check.LongText), out var note, out var refusal)
            ? (await IncidentOf(grains, site, incident).SolveAsync(note)).ToOk()
            : Problems.Of(refusal);

    private static IIncidentGrain IncidentOf(IGrainFactory grains, string site, string incident) =>
        grains.GetGrain<IIncidentGrain>(new IncidentId(new(site), incident).ToString());
}

/// <param name="Fulfilment">The fulfilment that is blocked, if any.</param>
internal sealed record IncidentBody(IncidentKind? Kind, string? Text, string? Fulfilment, string? Location)
{
    public RaiseIncident Read(Check check)
    {
        if (Kind is IncidentKind.ShortPick) check.Add("kind", "Report a short pick with the pick itself.");
        FulfilmentId? fulfilment = FulfilmentId.TryParse(Fulfilment, out var id) ? id : null;
        if (Fulfilment is not null && fulfilment is null) check.Add("fulfilment", "Not a valid fulfilment id.");
        return new(
            check.Chosen(Kind, "kind"), check.Text(Text, "text", Check.LongText), fulfilment, fulfilment?.Order.Merchant.Value,
            null, check.OptionalId(Location, "location"), null, 0);
    }
}

internal sealed record SolveBody(string? Note);
