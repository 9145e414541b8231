using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Tests.Views;

/// <summary>Reactors that are ordered by goods: within a stream, only events about the same goods wait. The event type names the goods
/// here: <c>x1</c> and <c>x2</c> are about x, and the goods of a type with a capital are unknown.</summary>
public sealed class ReactorAheadTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_about_other_goods_does_not_wait_and_what_is_about_the_same_does()
    {
        var reactor = new ByGoods("x1");
        await using var storage = await StartAsync(reactor);
        await storage.Log.AppendAsync(Make.Append("dock", 0, "x1", "y1", "x2", "z1", "y2"));
        await reactor.SeenAsync("z1", "y1");

        // y2 waits only for y1; x2 waits for x1.
        await reactor.SeenAsync("y2");
        Assert.DoesNotContain("x2", reactor.Done);
        reactor.Release();
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        Assert.True(reactor.Done.IndexOf("x1") < reactor.Done.IndexOf("x2"));
        Assert.True(reactor.Done.IndexOf("y1") < reactor.Done.IndexOf("y2"));
        Assert.Equal(5, reactor.Done.Count);
    }

    [Fact]
    public async Task Nothing_passes_what_is_about_nobody_knows_what()
    {
        var reactor = new ByGoods("x1");
        await using var storage = await StartAsync(reactor);
        await storage.Log.AppendAsync(Make.Append("dock", 0, "x1", "y1", "All", "z1"));
        await reactor.SeenAsync("y1");
        await storage.Log.AppendAsync(Make.Append("other", 0, "w1"));
        await reactor.SeenAsync("w1");

        Assert.Equal(["w1", "y1"], reactor.Done.Order());
        reactor.Release();
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        Assert.Equal(["All", "z1"], reactor.Done.Skip(3));
    }

    [Fact]
    public async Task What_has_gone_ahead_of_a_failure_is_not_lost_and_what_waits_behind_it_follows_in_order()
    {
        var reactor = new ByGoods("none") { Fails = { "x1" } };
        await using var storage = await StartAsync(reactor);
        await storage.Log.AppendAsync(Make.Append("dock", 0, "x1", "y1", "x2"));
        await reactor.SeenAsync("y1");
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        var aside = Assert.Single(await storage.SetAsides.ListAsync());
        Assert.Equal(("x1", 5, 2), (aside.Row.Type, aside.Row.Tries, aside.Waiting));

        reactor.Fails.Clear();
        Assert.Null(await storage.SetAsides.RetryAsync(aside.Row.Id, Bound));
        Assert.Equal(["x1", "x2"], reactor.Done.Where(static type => type[0] == 'x'));
    }

    [Fact]
    public async Task What_fails_before_its_turn_is_set_aside_when_its_turn_comes()
    {
        var reactor = new ByGoods("x1") { Fails = { "y1" } };
        await using var storage = await StartAsync(reactor);
        await storage.Log.AppendAsync(Make.Append("dock", 0, "x1", "y1", "z1"));
        await reactor.SeenAsync("z1");
        Assert.Empty(await storage.SetAsides.ListAsync());
        reactor.Release();
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        Assert.Equal("y1", Assert.Single(await storage.SetAsides.ListAsync()).Row.Type);
    }

    private Task<RunningStorage> StartAsync(IReactor reactor) => RunningStorage.StartAsync(
        o => (o.DataFolder, o.MaxBackoff) = (folder.Path, TimeSpan.FromMilliseconds(10)), services => services.AddSingleton(reactor));

    /// <param name="blocked">The type that waits until it is released.</param>
    private sealed class ByGoods(string blocked) : IReactor
    {
        private readonly Lock gate = new();
        private readonly List<string> done = [];
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "by goods";

        public bool IsOrderedByGoods => true;

        public HashSet<string> Fails { get; } = [];

        public List<string> Done
        {
            get
            {
                lock (gate) return [.. done];
            }
        }

        public void Release() => released.SetResult();

        public bool Handles(StoredEvent stored) => true;

        public IReadOnlyList<string> GoodsOf(StoredEvent stored) => char.IsUpper(stored.Type[0]) ? [] : [$"{stored.Stream}|{stored.Type[0]}"];

        public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
        {
            if (stored.Type == blocked) await released.Task.WaitAsync(cancellationToken);
            if (Fails.Contains(stored.Type)) throw new InvalidOperationException("as told");
            lock (gate)
            {
                done.Add(stored.Type);
                more.SetResult();
                more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public async Task SeenAsync(params string[] types)
        {
            while (true)
            {
                Task more;
                lock (gate)
                {
                    if (types.All(done.Contains)) return;
                    more = this.more.Task;
                }

                await more.WaitAsync(Bound);
            }
        }
    }
}

