using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Api.Inbound;

/// <summary>Goods on their way to a shelf.</summary>
internal static class PutAwayEndpoints
{
    public static void MapPutAways(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}/putAways").For(AccessRule.SiteReading).WithTags("Put-aways");
        site.MapGet("/{putAway}", GetAsync);
        site.MapPost("/{putAway}/complete", CompleteAsync).For(AccessRule.Storing).WithConsequences();
    }

    private static async Task<Results<Versioned<PutAwayView>, ProblemHttpResult>> GetAsync(
        string site, string putAway, IGrainFactory grains) =>
        await PutAwayOf(grains, site, putAway).GetAsync() is { } view
            ? new Versioned<PutAwayView>(view, view.Version)
            : Problems.NotFound("unknown_put_away");

    private static async Task<Results<Ok<PutAwayView>, ProblemHttpResult>> CompleteAsync(
        string site, string putAway, CompleteBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        // Who can be nobody else is named by that.
        var named = command.Picker is null ? command with { Picker = Caller.Of(user)!.Picker } : command;
        if (named.Picker is { } picker && !Caller.Of(user)!.MayActAs(picker)) return Problems.Forbidden("You are another picker.");
        return (await PutAwayOf(grains, site, putAway).CompleteAsync(named)).ToOk();
    }

    private static IPutAwayGrain PutAwayOf(IGrainFactory grains, string site, string putAway) =>
        grains.GetGrain<IPutAwayGrain>(new PutAwayId(new(site), putAway).ToString());
}
