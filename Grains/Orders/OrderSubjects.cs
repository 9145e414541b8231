using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Whom an order's event concerns: its merchant, and every site that has a part in it.</summary>
internal static class OrderSubjects
{
    public static IReadOnlyList<string> Of(string key, OrderEvent @event)
    {
        var merchant = Subject.Merchant(Subject.OwnerOf(key));
        if (@event is not FulfilmentsEvent changed) return [merchant];
        return [merchant, .. changed.Fulfilments.Where(f => f.Site is not null).Select(f => Subject.Site(f.Site!.Value.Value)).Distinct()];
    }
}
