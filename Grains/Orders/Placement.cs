using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Placement: two commits of the order and one of each SKU between them.</summary>
internal sealed class Placement(
    OrderId id, AggregateRunner<OrderState, OrderEvent> runner, ICommands commands, ReferenceData reference)
{
    public static Process<Placement, OrderState, OrderEvent> Process { get; } = new(
        "placing", [new("reserve", static state => state.AwaitsStock, static (placement, state) => placement.ReserveAsync(state))]);

    private async Task<StepResult<OrderState, OrderEvent>> ReserveAsync(OrderState order)
    {
        var asked = new List<(SkuId Sku, Task<Outcome<Reserved>> Answer)>();
        foreach (var (sku, reserve) in Order.Reservations(id, order.Placed!))
            asked.Add((sku, commands.Sku(sku).ReserveAsync(reserve)));
        var promises = new Dictionary<SkuId, Reserved>(asked.Count);
        foreach (var (sku, answer) in asked)
        {
            var outcome = await answer;
            promises[sku] = outcome.Value ?? throw new InvalidOperationException($"{id}: {outcome.Refusal}");
        }

        var shipBy = ShipBy.Of(runner, reference);
        return StepResult<OrderState, OrderEvent>.Of((state, now) => Order.TakeDown(state, promises, now, shipBy));
    }
}
