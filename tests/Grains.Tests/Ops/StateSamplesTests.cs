using System.Reflection;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Ops;

public sealed class StateSamplesTests
{
    private const int Skus = 8;

    /// <summary>Many sleep, and each takes its time to wake.</summary>
    [Fact]
    public async Task Grains_are_asked_many_at_a_time_what_they_hold()
    {
        await using var host = await StartAsync(Skus);
        var grains = DispatchProxy.Create<IGrainFactory, SleepyGrains>();
        var samples = new StateSamples(
            host.Services.GetRequiredService<OrderHistory>(), grains, host.Services.GetRequiredService<SampleQueries>());

        var check = await samples.CheckAsync(LawScope.All, await HeadAsync(host), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal((0, Skus), (check.Found, check.Checked));
    }

    [Fact]
    public async Task Each_question_looks_at_the_next_ones_and_then_at_the_first_again()
    {
        await using var host = await StartAsync(250);
        var samples = host.Services.GetRequiredService<StateSamples>();

        var (looked, head) = (new List<long>(), await HeadAsync(host));
        for (var i = 0; i < 3; i++) looked.Add((await samples.CheckAsync(LawScope.All, head, TestContext.Current.CancellationToken)).Checked);

        Assert.Equal([200, 50, 200], looked);
    }

    private static async Task<long> HeadAsync(WarehouseHost host) =>
        await host.Services.GetRequiredService<IEventLog>().ReadHeadPositionAsync(TestContext.Current.CancellationToken);

    private static async Task<WarehouseHost> StartAsync(int skus)
    {
        var host = await WarehouseHost.StartAsync();
        var (merchant, site) = await host.TradeAsync();
        for (var i = 0; i < skus; i++)
        {
            // One of which nothing is there, and nothing comes, has nothing to be looked at.
            var sku = await host.SkuAsync(merchant, $"K{i}");
            Assert.True((await sku.AnnounceAsync(new(new(merchant, "ASN-1"), site, null, 1))).Accepted);
        }

        await host.SettleAsync();
        return host;
    }

    /// <summary>SKUs that wake when all are called.</summary>
    public class SleepyGrains : DispatchProxy
    {
        private readonly TaskCompletionSource<AvailabilityView> all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int calls;

        public Task<AvailabilityView> Call()
        {
            if (Interlocked.Increment(ref calls) == Skus) all.SetResult(new("A", 0, 0, 0, new(0, 0, 0, 0, 0, 0, 0), 0, [], 0, 0, [], default, ""));
            return all.Task;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var sku = Create<IStockGrain, SleepySku>();
            ((SleepySku)sku).Grains = this;
            return sku;
        }
    }

    public class SleepySku : DispatchProxy
    {
        public SleepyGrains? Grains { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Grains!.Call();
    }
}
