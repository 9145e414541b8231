using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>Tracks which connection follows which order on this host: one order per connection, with a limit per order and in total.</summary>
internal sealed class TrackingFollowers
{
    private const int MostOfOrder = 30;
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, OrderId> byConnection = new(StringComparer.Ordinal);
    private readonly Dictionary<OrderId, int> counts = [];

    /// <summary>Returns false when a limit is reached or the connection follows another order.</summary>
    public bool TryAdd(string connection, OrderId order)
    {
        lock (gate)
        {
            if (byConnection.TryGetValue(connection, out var known)) return known == order;
            var count = counts.GetValueOrDefault(order);
            if (count >= MostOfOrder || byConnection.Count >= Most) return false;
            (byConnection[connection], counts[order]) = (order, count + 1);
            return true;
        }
    }

    public void Remove(string connection)
    {
        lock (gate)
        {
            if (!byConnection.Remove(connection, out var order)) return;
            if (--counts[order] == 0) counts.Remove(order);
        }
    }
}
