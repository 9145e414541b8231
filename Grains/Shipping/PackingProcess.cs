using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Packs a planned shipment: claims its goods from the orders and numbers its parcels; gives them back when one refuses.</summary>
internal sealed class PackingProcess(ShipmentId shipment, ICommands commands, ParcelNumbers numbers, Carriers carriers)
{
    public static Process<PackingProcess, ShipmentState, ShipmentEvent> Process { get; } = new(
        "packing",
        [
            new("claim", static state => state.Step is ShipmentStep.Packing, static (process, state) => process.ClaimAsync(state.Plan!))
            {
                Compensation = new(static (process, state) => process.GiveBackAsync(state.Plan!), Shipment.Fail),
            },
        ]);

    private async Task<StepResult<ShipmentState, ShipmentEvent>> ClaimAsync(PackingStarted plan)
    {
        var given = await AskAsync(plan);
        if (!given.Accepted) return given.Refusal;
        var ssccs = await numbers.TakeAsync(plan.Site, plan.Parcels.Length);
        if (!ssccs.Accepted) return ssccs.Refusal;
        var carrier = carriers.Find(plan.Carrier)!;
        return StepResult<ShipmentState, ShipmentEvent>.Of((state, _) => Shipment.Finish(state, ssccs.Value, given.Value, carrier));
    }

    /// <summary>Asks the orders for their goods, one after the other, until one refuses.</summary>
    private async Task<Outcome<ImmutableArray<ParcelGoods>>> AskAsync(PackingStarted plan)
    {
        var goods = ImmutableArray.CreateBuilder<ParcelGoods>();
        foreach (var fulfilment in Fulfilments(plan))
        {
            var lines = fulfilment.GroupBy(line => (line.Line, line.Sku))
                .Select(line => new LineQuantity(line.Key.Line, line.Key.Sku, line.Sum(part => part.Quantity)));
            var packed = await commands.Order(fulfilment.Key.Order).PackAsync(new(fulfilment.Key.Sequence, shipment, [.. lines]));
            if (!packed.Accepted) return packed.Refusal;
            goods.AddRange(packed.Value.Lines.Select(line => new ParcelGoods(fulfilment.Key, line.Line, line.Tote, line.Goods)));
        }

        return goods.ToImmutable();
    }

    private async Task GiveBackAsync(PackingStarted plan)
    {
        foreach (var fulfilment in Fulfilments(plan))
            await commands.Order(fulfilment.Key.Order).UnpackAsync(fulfilment.Key.Sequence, shipment, "packing failed");
    }

    private static IEnumerable<IGrouping<FulfilmentId, ParcelLine>> Fulfilments(PackingStarted plan) =>
        plan.Parcels.SelectMany(parcel => parcel.Lines).GroupBy(line => line.Fulfilment);
}
