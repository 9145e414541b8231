using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Tenancies;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Api.Inbound;

/// <summary>Deliveries: announced by the merchant, counted at the site, confirmed by the merchant. Who belongs to a site sees
/// those that go there.</summary>
internal static class InboundEndpoints
{
    public static void MapInbound(this IEndpointRouteBuilder api)
    {
        var inbound = api.MapGroup("/merchants/{merchant}/inbound").For(AccessRule.Merchant).WithTags("Inbound");
        inbound.MapPut("/{asn}", AnnounceAsync).WithConsequences();
        inbound.MapPost("", OpenBlindAsync).For(AccessRule.Counting).WithConsequences();
        inbound.MapGet("/{asn}", GetAsync).For(AccessRule.Deliveries);
        inbound.MapPost("/{asn}/receipts", ReceiveAsync).For(AccessRule.Counting).WithConsequences();
        inbound.MapPost("/{asn}/confirm", ConfirmAsync).WithConsequences();
    }

    private static async Task<Results<Versioned<InboundView>, ProblemHttpResult>> AnnounceAsync(
        string merchant, string asn, AnnounceBody body, IfVersion ifVersion, ClaimsPrincipal user, IGrainFactory grains, Tenants tenants)
    {
        if (!Check.Passes(check => body.Read(check, ifVersion), out var command, out var refusal)) return Problems.Of(refusal);
        var grain = Deliveries.Of(grains, merchant, asn);
        var known = await grain.GetAsync();
        if (!Deliveries.IsAt(user, command.Site.Value)) return Problems.NotFound("unknown_site");
        if (known is not null && !Deliveries.IsAt(user, known.Site)) return Problems.NotFound("unknown_inbound");
        if (!await tenants.MayBringAsync(user, grains, new(merchant), command.Site)) return Problems.Of(Tenants.UnknownSite(command.Site));
        var created = known is null;
        var announced = await grain.AnnounceAsync(command);
        return announced.Accepted
            ? new Versioned<InboundView>(announced.Value, announced.Value.Version, created)
            : Problems.Of(announced.Refusal);
    }

    private static async Task<Results<Versioned<InboundView>, ProblemHttpResult>> OpenBlindAsync(
        string merchant, BlindBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains, Tenants tenants)
    {
        if (!Check.Passes(body.Read, out var command, out var refusal)) return Problems.Of(refusal);
        if (!Deliveries.IsAt(user, command.Site.Value)) return Problems.NotFound("unknown_site");
        if (!await tenants.MayBringAsync(user, grains, new(merchant), command.Site)) return Problems.Of(Tenants.UnknownSite(command.Site));
        var opened = await Deliveries.Of(grains, merchant, $"BLIND-{NewIds.Short(operation)}").AnnounceAsync(command);
        return opened.Accepted
            ? new Versioned<InboundView>(opened.Value, opened.Value.Version, created: true)
            : Problems.Of(opened.Refusal);
    }

    private static async Task<Results<Versioned<InboundView>, ProblemHttpResult>> GetAsync(
        string merchant, string asn, ClaimsPrincipal user, ActorNames actors, IGrainFactory grains) =>
        await Deliveries.FindAsync(merchant, asn, user, grains) is { } view
            ? new Versioned<InboundView>(await view.WithNamesAsync(actors), view.Version)
            : Problems.NotFound("unknown_inbound");

    private static async Task<Results<Ok<InboundView>, ProblemHttpResult>> ReceiveAsync(
        string merchant, string asn, ReceiptBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        if (await Deliveries.FindAsync(merchant, asn, user, grains) is null) return Problems.NotFound("unknown_inbound");
        return (await Deliveries.Of(grains, merchant, asn).ReceiveAsync(command)).ToOk();
    }

    private static async Task<Results<Ok<InboundView>, ProblemHttpResult>> ConfirmAsync(
        string merchant, string asn, OperationId operation, ClaimsPrincipal user, IGrainFactory grains) =>
        await Deliveries.FindAsync(merchant, asn, user, grains) is null
            ? Problems.NotFound("unknown_inbound")
            : (await Deliveries.Of(grains, merchant, asn).ConfirmAsync(operation.Value)).ToOk();
}
