using System.Reflection;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.Ops;

public sealed class InvariantsTests
{
    private const int Skus = 8;

    /// <summary>Thousands sleep, and each takes its time to wake.</summary>
    [Fact]
    public async Task Grains_are_asked_many_at_a_time_what_they_hold()
    {
        await using var host = await WarehouseHost.StartAsync();
        var (merchant, _) = await host.TradeAsync();
        for (var i = 0; i < Skus; i++) await host.SkuAsync(merchant, $"K{i}");
        await host.SettleAsync();
        var grains = DispatchProxy.Create<IGrainFactory, SleepyGrains>();
        var invariants = new Invariants(
            host.Services.GetRequiredService<IEventLog>(), host.Services.GetRequiredService<IReactions>(),
            host.Services.GetRequiredService<ISetAsides>(), grains);

        var report = await invariants.CheckAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.True(report.Clean);
        Assert.Equal(Skus, report.Checks.Single(static check => check.Name == "replayIsMemory").Checked);
    }

    /// <summary>SKUs that wake when all are called.</summary>
    public class SleepyGrains : DispatchProxy
    {
        private readonly TaskCompletionSource<AvailabilityView?> all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int calls;

        public Task<AvailabilityView?> Call()
        {
            if (Interlocked.Increment(ref calls) == Skus) all.SetResult(null);
            return all.Task;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var sku = Create<ISkuGrain, SleepySku>();
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
