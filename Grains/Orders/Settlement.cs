using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Settles with its SKUs what an order wants, when it is placed and each time that it wants otherwise: two commits of the order, and
/// one of each SKU between them.</summary>
internal sealed class Settlement(
    OrderId id, AggregateRunner<OrderState, OrderEvent> runner, ICommands commands, ReferenceData reference)
{
    public static Process<Settlement, OrderState, OrderEvent> Process { get; } = new(
        "settling", [new("claim", static state => state.AwaitsStock, static (settlement, state) => settlement.ClaimAsync(state))]);

    private async Task<StepResult<OrderState, OrderEvent>> ClaimAsync(OrderState order)
    {
        var asked = new List<(SkuId Sku, Task<Outcome<ClaimView>> Answer)>();
        foreach (var (sku, claim) in Order.Claims(id, order))
            asked.Add((sku, commands.Stock(sku).SetAsync(claim)));
        var claims = new Dictionary<SkuId, ClaimView>(asked.Count);
        foreach (var (sku, answer) in asked)
        {
            var outcome = await answer;
            claims[sku] = outcome.Value ?? throw new InvalidOperationException($"{id}: {outcome.Refusal}");
        }

        var shipBy = ShipBy.Of(runner, reference);
        return StepResult<OrderState, OrderEvent>.Of((state, now) => Order.Settle(state, claims, now, shipBy));
    }
}
