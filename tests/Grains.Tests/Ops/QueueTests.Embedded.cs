using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Ops;

/// <summary>The embedded engine knows what waits for its grains.</summary>
public sealed class QueueTests(WarehouseHost host) : IClassFixture<WarehouseHost>
{
    [Fact]
    public async Task Calls_that_wait_for_a_busy_grain_are_its_queue()
    {
        var (busy, other) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        var calls = Enumerable.Range(0, 6).Select(_ => host.Grains.GetGrain<IActiveGrain>(busy).WaitAsync())
            .Concat(Enumerable.Range(0, 3).Select(_ => host.Grains.GetGrain<IActiveGrain>(other).WaitAsync())).ToList();

        var during = await CountAsync(kind => kind.Waiting == 7);
        Gates.Of(busy).SetResult();
        Gates.Of(other).SetResult();
        await Task.WhenAll(calls);
        var after = await CountAsync(kind => kind.Waiting == 0);

        // One of each is begun.
        Assert.Equal((7, 5), (during.Waiting, during.LongestQueue));
        Assert.Equal((0, 0), (after.Waiting, after.LongestQueue));
    }

    private async Task<Interfaces.Ops.GrainPopulation> CountAsync(Predicate<Interfaces.Ops.GrainPopulation> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var population = host.Services.GetRequiredService<IPopulation>();
        while (true)
        {
            var kinds = await population.CountAsync(patience.Token);
            if (kinds.FirstOrDefault(kind => kind.Grain == "active") is { } found && condition(found)) return found;
            await Task.Delay(20, patience.Token);
        }
    }
}
