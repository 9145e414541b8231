using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Whom an order's event concerns: its merchant, and every site that has a part in it.</summary>
internal static class OrderSubjects
{
    public static IReadOnlyList<string> Of(string key, OrderEvent @event)
    {
        var subjects = new List<string>(2) { Subject.MerchantOf(key) };
        if (@event is LinePicked picked) subjects.Add(Subject.Site(picked.Site.Value));
        if (@event is not FulfilmentsEvent changed) return subjects;
        foreach (var fulfilment in changed.Fulfilments)
            if (fulfilment.Site is { } site && Subject.Site(site.Value) is var subject && !subjects.Contains(subject)) subjects.Add(subject);
        return subjects;
    }
}
