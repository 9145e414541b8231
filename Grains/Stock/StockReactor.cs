using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Tells orders of changes in the stock that they wait for or were promised.</summary>
public sealed class StockReactor : Reactor
{
    public StockReactor(ICommands commands)
        : base("sku", EventCodec.Types, commands)
    {
        On<BackorderFilled>((filled, fact) => Commands.Order(filled.Order)
            .RecordFilledAsync(SkuOf(fact), fact.Version, filled.Line, new(filled.Site, filled.Quantity)));
        On<PromiseLost>((lost, fact) => Commands.Order(lost.Order)
            .RecordLostAsync(SkuOf(fact), fact.Version, lost.Line, new(lost.Site, lost.Quantity)));
    }

    private static SkuId SkuOf(Fact fact) => IId<SkuId>.Parse(fact.Key);
}
