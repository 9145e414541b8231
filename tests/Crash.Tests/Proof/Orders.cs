using System.Collections.Concurrent;
using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Reads every order that the server has, also those whose buyers never got an answer.</summary>
internal static class Orders
{
    private static readonly ParallelOptions Eight = new() { MaxDegreeOfParallelism = 8 };

    public static async Task<IReadOnlyCollection<JsonElement>> AllAsync(Client client)
    {
        var orders = new ConcurrentBag<JsonElement>();
        var listed = await client.ListAsync($"{Floor.Merchant}/orders");
        await Parallel.ForEachAsync(listed, Eight, async (order, _) =>
            orders.Add(await client.GetAsync(Floor.Order(order.Text("id")))));
        return orders;
    }
}
