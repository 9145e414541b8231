using System.Reflection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Inbound;

/// <summary>Where a commit takes its time, a delivery of a thousand lines must not take a thousand times as long.</summary>
public sealed class LongDeliveryTests
{
    private const int Lines = 20;

    private static readonly MerchantId Merchant = new("m");
    private static readonly SiteId Site = new("S1");
    private static readonly AsnId Asn = new(Merchant, "A1");

    [Fact]
    public Task All_SKUs_are_told_at_once_what_is_announced() => AtOnceAsync<IStockGrain>(Lines, new InboundAnnounced(
        Site, Some.Noon, [.. Skus.Select(sku => new ExpectedGoods(sku, 5, null, null))], [], null));

    [Fact]
    public Task All_lines_look_for_a_shelf_together() => AtOnceAsync<ISlottingGrain>(1, new InboundConfirmed(
        Site, [.. Skus.Select(sku => new ReceivedGoods(Some.Goods(sku, 5), [], null, null, new(Site, "DOCK"), "1.0"))]));

    private static IEnumerable<SkuId> Skus => Enumerable.Range(0, Lines).Select(i => new SkuId(Merchant, $"K{i}"));

    /// <summary>No call to a grain of that kind is answered before there are so many, and there are no more.</summary>
    private static async Task AtOnceAsync<TGrain>(int calls, InboundEvent @event)
    {
        var grains = DispatchProxy.Create<ICommands, PatientGrains>();
        var patient = (PatientGrains)(object)grains;
        (patient.Awaited, patient.Patience) = (typeof(TGrain), calls);
        var stored = EventCodec.Encode(@event, [], Some.Noon, "test");

        await new InboundReactor(grains)
            .ReactAsync(new StoredEvent(1, $"inbound:{Asn}", 1, stored.Type, stored.Schema, stored.Data, Some.Noon, "test"), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(calls, patient.Calls);
    }
}

/// <summary>Grains of which one kind answers no call before there are so many.</summary>
public class PatientGrains : DispatchProxy
{
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;

    public Type? Awaited { get; set; }

    public int Patience { get; set; }

    public int Calls => calls;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != nameof(ICommands.To)) return null;
        var kind = targetMethod.GetGenericArguments()[0];
        var grain = (PatientGrain)Create(kind, typeof(PatientGrain));
        grain.Answer = () => kind == Awaited ? AnswerAsync() : Task.CompletedTask;
        return grain;
    }

    private Task AnswerAsync()
    {
        if (Interlocked.Increment(ref calls) == Patience) all.SetResult();
        return all.Task;
    }
}

/// <summary>Does nothing, in its time.</summary>
public class PatientGrain : DispatchProxy
{
    public Func<Task>? Answer { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType == typeof(Task) ? Answer!() : DoneAsync();

    private async Task<Outcome<Done>> DoneAsync()
    {
        await Answer!();
        return Done.Instance;
    }
}
