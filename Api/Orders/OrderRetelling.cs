using System.Text.Json;

using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Orders;

namespace OrleansWarehouse.Api.Orders;

/// <summary>Tells an order again as it was then, so that no answer is kept that the buyer's data stand in.</summary>
internal sealed class OrderRetelling(OrderHistory history, OpenOrders orders) : IAnswerRebuilder
{
    private const string Name = "order";

    public string Kind => Name;

    public static AnswerSource Of(SealedOrder order) => Of(order, null);

    public static AnswerSource Of(SealedOrder order, CancelOutcome? outcome) =>
        new(Name, JsonSerializer.Serialize(new Told($"{order.Merchant}/{order.Id}", OrderVersions.Of(order), outcome), JsonSerializerOptions.Web));

    public async Task<object> RebuildAsync(string what, CancellationToken cancellationToken)
    {
        var told = JsonSerializer.Deserialize<Told>(what, JsonSerializerOptions.Web)!;
        var order = await history.ReadAsync(IId<OrderId>.Parse(told.Order), told.Versions, cancellationToken)
            ?? throw new InvalidOperationException($"{told.Order} is in the log no more.");
        var view = await orders.OpenAsync(order);
        return told.Cancelled is { } outcome ? new Cancelled(outcome, view) : view;
    }

    /// <param name="Cancelled">What the answer said besides, where it was one to a cancellation.</param>
    private sealed record Told(string Order, OrderVersions Versions, CancelOutcome? Cancelled);
}
