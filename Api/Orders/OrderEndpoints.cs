using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Bulk;
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
        string merchant, OrderBody body, HttpResponse response, OpenOrders orders, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, merchant), out var asked, out var refusal)) return Problems.Of(refusal);
        var command = await orders.SealAsync(asked);
        var placed = await OrderOf(grains, command.Order).PlaceAsync(command);
        if (!placed.Accepted) return Problems.Of(placed.Refusal);
        OrderRetelling.Of(placed.Value.Order).AttachTo(response.HttpContext);
        var (owner, id) = (Uri.EscapeDataString(merchant), Uri.EscapeDataString(command.Order.Local));
        response.Headers.Location = $"/api/v1/merchants/{owner}/orders/{id}";
        return new Versioned<OrderView>(orders.Open(placed.Value.Order, asked), placed.Value.Order.Version, placed.Value.Created);
    }

    private static async Task<Ok<BatchAnswer>> PlaceManyAsync(
        string merchant, BatchBody body, Batch batch, OpenOrders orders, IGrainFactory grains) =>
        TypedResults.Ok(await batch.RunAsync<OrderBody, OpenOrder>(
            body,
            (row, check) =>
            {
                var asked = row.Read(check, merchant);
                var id = asked.Command.Order;
                return (id.Number.Length > 0 && id.Channel.Length > 0 ? id.Local : "", asked);
            },
            async (_, asked) => (await OrderOf(grains, asked.Command.Order).PlaceAsync(await orders.SealAsync(asked))).Map(placed => placed.Created)));

    private static async Task<Results<Versioned<OrderView>, ProblemHttpResult>> GetAsync(
        string merchant, string order, OpenOrders orders, IGrainFactory grains) =>
        OrderId.TryParseLocal(new(merchant), order, out var id) && await OrderOf(grains, id).GetAsync() is { } view
            ? new Versioned<OrderView>(await orders.OpenAsync(view), view.Version)
            : Problems.NotFound("unknown_order");

    private static async Task<Results<Ok<Cancelled>, ProblemHttpResult>> CancelAsync(
        string merchant, string order, CancelBody body, OperationId operation, HttpContext context, OpenOrders orders, IGrainFactory grains)
    {
        if (!OrderId.TryParseLocal(new(merchant), order, out var id)) return Problems.NotFound("unknown_order");
        if (!Check.Passes(check => body.Read(check, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        var done = await OrderOf(grains, id).CancelAsync(command);
        if (!done.Accepted) return Problems.Of(done.Refusal);
        var (outcome, cancelled) = done.Value;
        OrderRetelling.Of(cancelled, outcome).AttachTo(context);
        return TypedResults.Ok(new Cancelled(outcome, await orders.OpenAsync(cancelled)));
    }

    private static IOrderGrain OrderOf(IGrainFactory grains, OrderId id) => grains.GetGrain<IOrderGrain>(id.ToString());
}
