using System.Collections.Immutable;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>What the pack bench has before it: what waits to be packed, and what waits for a truck.</summary>
internal static class BenchEndpoints
{
    private const int Most = 100;

    public static void MapBench(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/bench", GetAsync).For(AccessRule.SiteWork).WithTags("Packing");

    private static async Task<Ok<BenchAnswer>> GetAsync(
        string site, FulfilmentQueries fulfilments, ShipmentQueries shipments, CancellationToken cancellationToken)
    {
        var (all, first) = await fulfilments.PickedAsync(new(site), Most, cancellationToken);
        var carriers = await shipments.WaitingByCarrierAsync(new(site), cancellationToken);
        return TypedResults.Ok(new BenchAnswer(all, [.. first.Select(WaitingFulfilment.Of)], [.. carriers.Select(WaitingParcels.Of)]));
    }
}

/// <param name="Picked">How many fulfilments are picked and not all of them packed.</param>
/// <param name="ToPack">The most urgent of them: by cut-off, then by service, then by age; at most 100.</param>
/// <param name="Parcels">Packed, and on no manifest: by carrier.</param>
internal sealed record BenchAnswer(long Picked, ImmutableArray<WaitingFulfilment> ToPack, ImmutableArray<WaitingParcels> Parcels);

/// <param name="Carrier">Who takes what is sent with its service.</param>
/// <param name="Units">In totes, and in no parcel.</param>
internal sealed record WaitingFulfilment(
    string Fulfilment,
    string Merchant,
    string Number,
    string Carrier,
    string? ServiceLevel,
    DateTimeOffset? ShipBy,
    ImmutableArray<string> Totes,
    long Units)
{
    public static WaitingFulfilment Of(PickedFulfilment found)
    {
        var inTotes = found.Lines.SelectMany(line => BenchFulfilment.InTotes(line)).ToArray();
        return new(
            found.Id.ToString(),
            found.Id.Order.Merchant.Value,
            found.Number,
            Carriers.For(found.ServiceLevel),
            found.ServiceLevel,
            found.ShipBy,
            [.. inTotes.Select(picked => picked.Tote).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            inTotes.Sum(picked => picked.Goods.Quantity));
    }
}

internal sealed record WaitingParcels(string Carrier, long Parcels)
{
    public static WaitingParcels Of(CarrierRow row) => new(row.Carrier, row.Parcels);
}
