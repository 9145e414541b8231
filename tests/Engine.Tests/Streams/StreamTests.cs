using System.Threading.Channels;
using Orleans.Streams;

namespace OrleansWarehouse.Engine.Tests.Streams;

[GenerateSerializer, Immutable, Alias("engine-tests.hint")]
public sealed record Hint([property: Id(0)] string Subject, [property: Id(1)] long Position);

public interface IHintGrain : IGrainWithStringKey
{
    Task PublishAsync(string subject, long position);

    Task ListenAsync(string subject);

    Task<long[]> HeardAsync();
}

public sealed class HintGrain : Grain, IHintGrain
{
    private readonly List<long> _heard = [];

    public Task PublishAsync(string subject, long position) =>
        Stream(subject).OnNextAsync(new Hint(subject, position));

    public Task ListenAsync(string subject)
    {
        var mine = TaskScheduler.Current;
        return Stream(subject).SubscribeAsync((hint, _) =>
        {
            _heard.Add(TaskScheduler.Current == mine ? hint.Position : -1);
            return Task.CompletedTask;
        });
    }

    public Task<long[]> HeardAsync() => Task.FromResult(_heard.ToArray());

    private IAsyncStream<Hint> Stream(string subject) =>
        this.GetStreamProvider(EngineHost.StreamProvider).GetStream<Hint>(StreamId.Create("hints", subject));
}

public sealed class StreamTests(SharedHost host)
{
    [Fact]
    public async Task A_client_hears_what_a_grain_publishes_in_order()
    {
        var subject = Signal.NewName();
        var heard = Channel.CreateUnbounded<long>();
        var subscription = await Stream(subject).SubscribeAsync((hint, _) => heard.Writer.WriteAsync(hint.Position).AsTask()).InTime();
        var grain = host.Grain<IHintGrain>();

        for (var i = 0; i < 20; i++)
        {
            await grain.PublishAsync(subject, i).InTime();
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(i, await heard.Reader.ReadAsync().AsTask().InTime());
        }

        await subscription.UnsubscribeAsync().InTime();
    }

    [Fact]
    public async Task Every_subscriber_hears_and_no_other_stream_does()
    {
        var (subject, other) = (Signal.NewName(), Signal.NewName());
        var heard = Channel.CreateUnbounded<string>();
        foreach (var (name, stream) in new[] { ("a", subject), ("b", subject), ("c", other) })
        {
            await Stream(stream).SubscribeAsync((hint, _) => heard.Writer.WriteAsync($"{name}{hint.Position}").AsTask()).InTime();
        }

        await host.Grain<IHintGrain>().PublishAsync(subject, 1).InTime();
        await host.Grain<IHintGrain>().PublishAsync(other, 2).InTime();

        var all = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            all.Add(await heard.Reader.ReadAsync().AsTask().InTime());
        }

        Assert.Equal(["a1", "b1", "c2"], all.Order());
    }

    [Fact]
    public async Task Who_has_unsubscribed_hears_no_more()
    {
        var subject = Signal.NewName();
        var (stays, leaves) = (Channel.CreateUnbounded<long>(), Channel.CreateUnbounded<long>());
        await Stream(subject).SubscribeAsync((hint, _) => stays.Writer.WriteAsync(hint.Position).AsTask()).InTime();
        var leaving = await Stream(subject).SubscribeAsync((hint, _) => leaves.Writer.WriteAsync(hint.Position).AsTask()).InTime();
        await Stream(subject).OnNextAsync(new Hint(subject, 1)).InTime();
        Assert.Equal(1, await leaves.Reader.ReadAsync().AsTask().InTime());

        await leaving.UnsubscribeAsync().InTime();
        await Stream(subject).OnNextAsync(new Hint(subject, 2)).InTime();

        Assert.Equal(1, await stays.Reader.ReadAsync().AsTask().InTime());
        Assert.Equal(2, await stays.Reader.ReadAsync().AsTask().InTime());
        Assert.False(leaves.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_grain_hears_within_its_turns()
    {
        var subject = Signal.NewName();
        var grain = host.Grain<IHintGrain>();
        await grain.ListenAsync(subject).InTime();

        await host.Grain<IHintGrain>().PublishAsync(subject, 5).InTime();

        await new Func<Task<bool>>(async () => (await grain.HeardAsync()).Length == 1).Until();
        Assert.Equal(5, Assert.Single(await grain.HeardAsync()));
    }

    [Fact]
    public void An_unknown_provider_is_not_found() =>
        Assert.Throws<KeyNotFoundException>(() => host.Client.GetStreamProvider("none"));

    private IAsyncStream<Hint> Stream(string subject) =>
        host.Client.GetStreamProvider(EngineHost.StreamProvider).GetStream<Hint>(StreamId.Create("hints", subject));
}
