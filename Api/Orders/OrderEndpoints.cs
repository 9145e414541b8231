using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Buyers;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Api.Orders;

/// <summary>Orders of a merchant. Placing one does not wait for what follows from it; everything else sees it.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var merchant = api.MapGroup("/merchants/{merchant}").For(AccessRule.Merchant).WithTags("Orders");
        merchant.MapPost("/orders", PlaceAsync);
        merchant.MapPost("/orders:batch", PlaceManyAsync).AcceptsRows<OrderBody>();
        merchant.MapGet("/orders/{order}", GetAsync).For(AccessRule.Order);
        merchant.MapPost("/orders/{order}/cancel", CancelAsync).WithConsequences();
    }

    private static async Task<Results<Versioned<OrderView>, ProblemHttpResult>> PlaceAsync(
        string merchant, OrderBody body, HttpResponse response, TrackingTokens links, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, merchant), out var command, out var refusal)) return Problems.Of(refusal);
        var placed = await OrderOf(grains, command.Order).PlaceAsync(command);
        if (!placed.Accepted) return Problems.Of(placed.Refusal);
        var (owner, id) = (Uri.EscapeDataString(merchant), Uri.EscapeDataString(command.Order.Local));
        response.Headers.Location = $"/api/v1/merchants/{owner}/orders/{id}";
        return new Versioned<OrderView>(links.Link(placed.Value.Order), placed.Value.Order.Version, placed.Value.Created);
    }

    private static async Task<Ok<BatchAnswer>> PlaceManyAsync(
        string merchant, BatchBody body, Batch batch, IGrainFactory grains) =>
        TypedResults.Ok(await batch.RunAsync<OrderBody, PlaceOrder>(
            body,
            (row, check) =>
            {
                var command = row.Read(check, merchant);
                var isNamed = command.Order.Number.Length > 0 && command.Order.Channel.Length > 0;
                return (isNamed ? command.Order.Local : "", command);
            },
            async (_, command) => (await OrderOf(grains, command.Order).PlaceAsync(command)).Map(placed => placed.Created)));

    private static async Task<Results<Versioned<OrderView>, ProblemHttpResult>> GetAsync(
        string merchant, string order, TrackingTokens links, IGrainFactory grains) =>
        OrderId.TryParseLocal(new(merchant), order, out var id) && await OrderOf(grains, id).GetAsync() is { } view
            ? new Versioned<OrderView>(links.Link(view), view.Version)
            : Problems.NotFound("unknown_order");

    private static async Task<Results<Ok<Cancelled>, ProblemHttpResult>> CancelAsync(
        string merchant, string order, CancelBody body, OperationId operation, TrackingTokens links, IGrainFactory grains)
    {
        if (!OrderId.TryParseLocal(new(merchant), order, out var id)) return Problems.NotFound("unknown_order");
        if (!Check.Passes(check => body.Read(check, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        var outcome = await OrderOf(grains, id).CancelAsync(command);
        return outcome.Map(cancelled => cancelled with { Order = links.Link(cancelled.Order) }).ToOk();
    }

    private static IOrderGrain OrderOf(IGrainFactory grains, OrderId id) => grains.GetGrain<IOrderGrain>(id.ToString());
}
