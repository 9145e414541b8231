using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Has unpacked what an order wants no longer; tells orders how far their fulfilments have come.</summary>
public sealed class OrderReactor : Reactor
{
    public OrderReactor(ICommands commands)
        : base("order", EventCodec.Types, commands)
    {
        On<CancellationRequested>(VoidAsync);
        On<FulfilmentReleased>(AdvanceAsync);
        On<PickingStarted>(AdvanceAsync);
        On<PickingStopped>(AdvanceAsync);
        On<LinePicked>((picked, fact) => picked.Status is null ? Task.CompletedTask : AdvanceAsync(picked, fact));
        On<UnitsSet>(AdvanceAsync);
        On<UnitsLost>(AdvanceAsync);
        On<LinesPacked>(AdvanceAsync);
        On<LinesUnpacked>(AdvanceAsync);
        On<LinesShipped>(AdvanceAsync);
        On<LinesDelivered>(AdvanceAsync);
    }

    private async Task VoidAsync(CancellationRequested requested, Fact fact)
    {
        foreach (var shipment in requested.Lines.SelectMany(line => line.Shipments).Distinct())
            await Commands.Shipment(shipment).VoidAsync(requested.Reason, fact.Reference);
    }

    private Task AdvanceAsync(FulfilmentEvent advanced, Fact fact)
    {
        var fulfilment = FulfilmentId.OfKey(fact.Key);
        return Commands.Order(fulfilment.Order).HearAsync(fulfilment.Sequence, fact.Version);
    }
}
