using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>The pack bench and the dock door of a site.</summary>
internal static class PackingEndpoints
{
    private const int MaxOnManifest = 10_000;

    public static void MapPacking(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.Packing).WithTags("Packing");
        site.MapGet("/fulfilments/{fulfilment}/cartons", ProposeAsync);
        site.MapPost("/shipments", PackAsync).WithConsequences();
        site.MapPost("/manifests", HandOverAsync).WithConsequences();
    }

    private static async Task<Results<Ok<CartonProposal>, ProblemHttpResult>> ProposeAsync(
        string site, string fulfilment, CartonProposals cartons) =>
        FulfilmentId.TryParse(fulfilment, out var id) && await cartons.OfAsync(new(site), id) is { } proposal
            ? TypedResults.Ok(proposal)
            : Problems.NotFound("unknown_fulfilment");

    private static async Task<Results<Created<ShipmentView>, ProblemHttpResult>> PackAsync(
        string site, PackBody body, OperationId operation, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, new(site), operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        var shipment = NewIds.Guid(operation);
        var packed = await grains.GetGrain<IShipmentGrain>(shipment).PackAsync(command);
        return packed.Accepted
            ? TypedResults.Created($"/api/v1/shipments/{shipment}", packed.Value)
            : Problems.Of(packed.Refusal);
    }

    private static async Task<Results<Ok<ManifestView>, ProblemHttpResult>> HandOverAsync(
        string site, ManifestBody body, OperationId operation, ShipmentQueries shipments, IGrainFactory grains)
    {
        if (!Check.Passes(body.Read, out var command, out var refusal)) return Problems.Of(refusal);
        var parcels = await ParcelsAsync(new(site), command, shipments);
        if (!parcels.Accepted) return Problems.Of(parcels.Refusal);
        var manifest = new ManifestId(new(site), $"M-{NewIds.Short(operation)}");
        var handOver = new HandOver(
            command.Carrier, command.Service, ShipmentQueries.ByShipment(parcels.Value), command.SignedBy, operation.Value);
        return (await grains.GetGrain<IManifestGrain>(manifest.ToString()).HandOverAsync(handOver)).ToOk();
    }

    /// <summary>The parcels that are listed, or all that wait.</summary>
    private static async Task<Outcome<IReadOnlyList<ParcelRow>>> ParcelsAsync(
        SiteId site, ManifestCommand command, ShipmentQueries shipments)
    {
        if (command.Parcels is not { } listed)
            return new(await shipments.WaitingAsync(site, command.Carrier, command.Service, MaxOnManifest), null);
        var known = (await shipments.ParcelsAsync(listed))
            .Where(parcel => parcel.Site == site.Value)
            .ToDictionary(parcel => parcel.Sscc);
        var unknown = listed.Select((sscc, i) => (sscc, i)).Where(item => !known.ContainsKey(item.sscc))
            .Select(item => new FieldError($"parcels[{item.i}]", "The site has no such parcel.")).ToArray();
        if (unknown.Length > 0) return Refusal.Invalid(unknown) with { Code = "unknown_parcel" };
        return new(known.Values.ToArray(), null);
    }
}
