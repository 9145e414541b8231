using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Whom an order's event concerns: its merchant, and every site that has a part in it.</summary>
internal static class OrderSubjects
{
    public static IReadOnlyList<string> Of(string key, OrderEvent @event)
    {
        var subjects = new List<string>(2) { Subject.MerchantOf(key) };
        if (@event is not PartsEvent changed) return subjects;
        foreach (var part in changed.Parts)
            if (part.Site is { } site && Subject.Site(site.Value) is var subject && !subjects.Contains(subject)) subjects.Add(subject);
        return subjects;
    }
}
