using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>Tells orders what became of the stock that they wait for or were promised.</summary>
public sealed class SkuReactor(IGrainFactory grains) : IReactor
{
    private const string Prefix = "sku:";

    public string Name => "sku";

    public bool Handles(StoredEvent stored) => stored.Type is "backorderFilled" or "promiseLost";

    public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        RequestBy.Current = stored.By;
        var sku = IId<SkuId>.Parse(stored.Stream[Prefix.Length..]);
        return EventCodec.Decode(stored) switch
        {
            BackorderFilled filled => Order(filled.Order)
                .RecordFilledAsync(sku, stored.Version, filled.Line, new(filled.Site, filled.Quantity)),
            PromiseLost lost => Order(lost.Order)
                .RecordLostAsync(sku, stored.Version, lost.Line, new(lost.Site, lost.Quantity)),
            _ => Task.CompletedTask,
        };
    }

    private IOrderGrain Order(OrderId id) => grains.GetGrain<IOrderGrain>(id.ToString());
}
