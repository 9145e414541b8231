using System.Collections.Concurrent;
using System.Net;

using OrleansWarehouse.Api.Tests;
using OrleansWarehouse.Api.Tests.OnTheFloor;
using OrleansWarehouse.Api.Tests.Orders;

namespace OrleansWarehouse.Cluster.Tests.Losses;

/// <summary>Clients that write, and retry writes that were not answered.</summary>
internal sealed class Writers(Floor floor)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int adjusted;

    public ConcurrentBag<string> Orders { get; } = [];

    public int Adjusted => adjusted;

    public int Answered => Adjusted + Orders.Count;

    public Task WriteAsync(int writers, int rounds) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < rounds; round++)
            {
                await UntilAnsweredAsync($"/sites/{floor.Site}/adjustments", floor.Adjustment("A-02", 1, "found"));
                Interlocked.Increment(ref adjusted);
                var number = $"{writer}-{round}";
                await UntilAnsweredAsync($"/merchants/{floor.Merchant}/orders", OrderBodies.Of(number, floor.Sku));
                Orders.Add(number);
            }
        })));

    private async Task UntilAnsweredAsync(string path, string body)
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await floor.Server.Operator.SendAsync("POST", path, body, key);
            if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created) return;
            Assert.True(answer.Status is HttpStatusCode.ServiceUnavailable && answer.Headers.ContainsKey("Retry-After"), answer.Text);
            await Task.Delay(Pause, patience.Token);
        }
    }
}
