using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>Whom a fulfilment's event concerns: its merchant, its site, and who follows its order.</summary>
internal static class FulfilmentSubjects
{
    public static IReadOnlyList<string> Of(string key, FulfilmentEvent @event) =>
        [Subject.MerchantOf(key), Subject.Site(@event.Site.Value), Subject.Order(FulfilmentId.OfKey(key).Order.ToString())];
}
