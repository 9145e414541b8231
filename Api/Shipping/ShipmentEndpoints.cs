using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>Shipments and their parcels, known to their site and to their merchant; what is done to them is the site's.</summary>
internal static class ShipmentEndpoints
{
    private const string Zpl = "zpl", Pdf = "pdf";

    public static void MapShipments(this IEndpointRouteBuilder api)
    {
        var known = api.MapGroup("").For(AccessRule.Shipments).WithTags("Shipments");
        known.MapGet("/parcels/{sscc}/label", LabelAsync);
        known.MapGet("/shipments/{shipment}", GetAsync);
        known.MapPost("/shipments/{shipment}/void", VoidAsync).For(AccessRule.Packing).WithConsequences();
        known.MapPost("/shipments/{shipment}/tracking", TrackAsync).For(AccessRule.Tracking).WithConsequences();
    }

    private static async Task<Results<ContentHttpResult, FileContentHttpResult, ProblemHttpResult>> LabelAsync(
        string sscc, string? format, ClaimsPrincipal user, ShipmentQueries shipments, LabelPrinter labels, IGrainFactory grains)
    {
        if (!Check.Passes(check => CheckFormat(check, format), out _, out var refusal)) return Problems.Of(refusal);
        if (await shipments.ParcelAsync(sscc) is not { } parcel
            || await FindAsync(parcel.Shipment, user, grains) is not { } details)
            return Problems.NotFound("unknown_parcel");
        if (details.Shipment.Status is ShipmentStatus.Voided)
            return Problems.Of(StatusCodes.Status409Conflict, "shipment_voided", "The parcel was unpacked: its label is dead.");
        var label = await labels.LabelAsync(details, sscc);
        return format is Pdf
            ? TypedResults.File(PdfLabel.Render(label), "application/pdf")
            : TypedResults.Content(ZplLabel.Render(label), "application/zpl");
    }

    private static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> GetAsync(
        string shipment, ClaimsPrincipal user, IGrainFactory grains) =>
        await FindAsync(shipment, user, grains) is { } details
            ? TypedResults.Ok(details.Shipment)
            : Problems.NotFound("unknown_shipment");

    private static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> VoidAsync(
        string shipment, VoidBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await FindAsync(shipment, user, grains) is null) return Problems.NotFound("unknown_shipment");
        if (!Check.Passes(body.Read, out var reason, out var refusal)) return Problems.Of(refusal);
        return (await grains.GetGrain<IShipmentGrain>(shipment).VoidAsync(reason, operation.Value)).ToOk();
    }

    private static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> TrackAsync(
        string shipment, TrackBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await FindAsync(shipment, user, grains) is null) return Problems.NotFound("unknown_shipment");
        if (!Check.Passes(check => body.Read(check, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        return (await grains.GetGrain<IShipmentGrain>(shipment).TrackAsync(command)).ToOk();
    }

    private static bool CheckFormat(Check check, string? format)
    {
        if (format is not (null or Zpl or Pdf)) check.Add("format", $"{Zpl} or {Pdf}.");
        return true;
    }

    /// <summary>Null also for what the caller may not know.</summary>
    private static async Task<ShipmentDetails?> FindAsync(string shipment, ClaimsPrincipal user, IGrainFactory grains)
    {
        var details = await grains.GetGrain<IShipmentGrain>(shipment).GetAsync();
        var caller = Caller.Of(user)!;
        return details is not null && (caller.WorksAt(details.Shipment.Site) || caller.Knows(details.Merchant.Value)) ? details : null;
    }
}
