using System.Collections.Immutable;

using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Stock;

/// <summary>Random commands against one SKU; after each, nothing is oversold and nothing is lost.</summary>
public sealed class StockProperties
{
    private static readonly MerchantId Merchant = new("m");
    private static readonly SkuId Id = new(Merchant, "s");
    private static readonly SiteId[] Sites = [new("A"), new("B")];

    /// <summary>What an order may have known when it chose its sites: some of them, in some order, or nothing.</summary>
    private static readonly SiteId[][] Rankings = [[Sites[0], Sites[1]], [Sites[1], Sites[0]], [Sites[0]], [Sites[1]], []];

    private abstract record Step;

    /// <summary>An order wants so much from now on, more or fewer than before.</summary>
    private sealed record Want(int Order, long Quantity, int Priority, bool OnlyFirstSite, int Ranking) : Step;

    /// <summary>It is to be filled from elsewhere.</summary>
    private sealed record Reroute(int Order, int From) : Step;

    /// <summary>An older wish arrives late, or once more.</summary>
    private sealed record Echo(int Order, long Quantity) : Step;

    private sealed record Come(int Site, long Quantity) : Step;

    private sealed record Vanish(int Site, long Quantity) : Step;

    /// <summary>A shelf plans units for an order.</summary>
    private sealed record Allocate(int Order, long Quantity) : Step;

    /// <summary>A shelf gives units to an order's tote, whether the order still wants them or not.</summary>
    private sealed record Pick(int Order, long Quantity) : Step;

    private sealed record PutBack(int Order) : Step;

    /// <summary>Units in an order's tote are lost.</summary>
    private sealed record Spill(int Order) : Step;

    private sealed record Leave(int Order) : Step;

    [Fact]
    public void Whatever_happens_promises_are_covered_and_units_conserved()
    {
        int reserved = 0, backordered = 0, filled = 0, lost = 0, spilt = 0, shipped = 0, released = 0, moved = 0, ended = 0, elsewhere = 0;
        var steps = Gen.OneOf(
            Gen.Choose(1, 15).SelectMany(o => Gen.Choose(1, 9).SelectMany(q => Gen.Choose(0, 3).SelectMany(p => Gen.Elements(true, false, false).SelectMany(_ => Gen.Choose(0, Rankings.Length - 1), (only, r) => (Step)new Want(o, q, p, only, r))))),
            Gen.Choose(1, 15).SelectMany(_ => Gen.Choose(0, 6), (o, q) => (Step)new Want(o, q, 0, false, 0)),
            // Most find nothing to move: three times as often as others.
            Gen.Choose(1, 15).SelectMany(_ => Gen.Choose(0, 1), (o, s) => (Step)new Reroute(o, s)),
            Gen.Choose(1, 15).SelectMany(_ => Gen.Choose(0, 1), (o, s) => (Step)new Reroute(o, s)),
            Gen.Choose(1, 15).SelectMany(_ => Gen.Choose(0, 1), (o, s) => (Step)new Reroute(o, s)),
            Gen.Choose(1, 15).SelectMany(_ => Gen.Choose(0, 9), (o, q) => (Step)new Echo(o, q)),
            Gen.Choose(1, 15).SelectMany(_ => Gen.Choose(1, 9), (o, q) => (Step)new Allocate(o, q)),
            Gen.Choose(1, 15).SelectMany(_ => Gen.Choose(1, 9), (o, q) => (Step)new Pick(o, q)),
            Gen.Choose(1, 15).Select(o => (Step)new PutBack(o)),
            Gen.Choose(1, 15).Select(o => (Step)new Spill(o)),
            Gen.Choose(0, 1).SelectMany(_ => Gen.Choose(1, 12), (s, q) => (Step)new Come(s, q)),
            Gen.Choose(0, 1).SelectMany(_ => Gen.Choose(1, 12), (s, q) => (Step)new Vanish(s, q)),
            Gen.Choose(1, 15).Select(o => (Step)new Leave(o)));

        Prop.ForAll(steps.ListOf(120).ToArbitrary(), list =>
        {
            var run = new Run();
            foreach (var step in list) run.Do(step);
            reserved += run.Changes.Count(line => line.Reserved.Any(static part => part.Quantity > 0));
            backordered += run.Changes.Count(line => line.Backordered > 0);
            filled += run.Count<BackorderFilled>();
            lost += run.Count<PromiseLost>();
            spilt += run.Events.OfType<PromiseLost>().Count(e => e.Container is not null);
            shipped += run.Events.OfType<GoodsHeard>().Count(e => e.Reason is StockReason.Shipped);
            released += run.Changes.Count(line => line.Backordered < 0 || line.Reserved.Any(static part => part.Quantity < 0));
            moved += run.Changes.Count(line => line.Reserved is [{ Quantity: > 0 }, { Quantity: < 0 }] or [{ Quantity: < 0 }, { Quantity: > 0 }]);
            ended += run.Count<PromiseEnded>();
            elsewhere += run.Elsewhere;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        Assert.All([reserved, backordered, filled, lost, spilt, shipped, released, moved, ended, elsewhere], seen => Assert.True(seen > 20, $"only {seen}"));
    }

    private sealed class Run
    {
        private StockState state = StockState.Initial;
        private long outside;
        private readonly Dictionary<int, Wish> wishes = [];

        /// <summary>How often an order was given what it had not known of.</summary>
        public int Elsewhere { get; private set; }

        public List<StockEvent> Events { get; } = [];

        public IEnumerable<ClaimChange> Changes => Events.OfType<ClaimSet>().SelectMany(static set => set.Lines);

        public int Count<T>() => Events.OfType<T>().Count();

        public void Do(Step step)
        {
            var decision = Decide(step);
            foreach (var @event in decision.Events)
            {
                state = StockFold.Evolve(state, @event, Some.Noon);
                if (@event is not GoodsHeard heard) continue;
                foreach (var flow in heard.Flows)
                    outside += (flow.To is Bucket.Outside ? flow.Quantity : 0) - (flow.From is Bucket.Outside ? flow.Quantity : 0);
            }

            if (step is Want { OnlyFirstSite: false } want)
                Elsewhere += decision.Events.OfType<BackorderFilled>().Count(filled => filled.Order == Order(want.Order) && !Rankings[want.Ranking].Contains(filled.Site));
            Events.AddRange(decision.Events);
            Check();
        }

        private Decision<StockEvent> Decide(Step step) => step switch
        {
            Want want => Revise(want.Order, want.Quantity, want.Priority, want.OnlyFirstSite ? Sites[0] : null, want.OnlyFirstSite ? [Sites[0]] : Rankings[want.Ranking], []),
            Reroute reroute when wishes.TryGetValue(reroute.Order, out var wish) =>
                Revise(reroute.Order, wish.Quantity, wish.Priority, wish.Only, wish.Ranking, [Sites[reroute.From]]),
            Reroute => Decision<StockEvent>.Nothing,
            Echo echo when wishes.TryGetValue(echo.Order, out var wish) => Set(echo.Order, wish with { Revision = Math.Max(1, wish.Revision - 1), Quantity = echo.Quantity }, []),
            Echo => Decision<StockEvent>.Nothing,
            Come come => Hear(Some.Report(Id, Sites[come.Site], come.Quantity)),
            Vanish vanish => Math.Min(vanish.Quantity, state.At(Sites[vanish.Site]).Pickable) is > 0 and var units
                ? Hear(Some.Report(Id, Sites[vanish.Site], -units))
                : Decision<StockEvent>.Nothing,
            Allocate allocate => Hear(Empty with { Planned = [new(Line(allocate.Order), allocate.Quantity)] }),
            Pick pick => Flow(pick.Order, Math.Min(pick.Quantity, state.At(Sites[0]).Pickable), Bucket.Pickable, Bucket.Picked, StockReason.Pick),
            PutBack put => Flow(put.Order, Picked(put.Order) - Held(put.Order), Bucket.Picked, Bucket.PutBack, StockReason.PutBack),
            Spill spill => Flow(spill.Order, Math.Min(1, Picked(spill.Order)), Bucket.Picked, Bucket.Outside, StockReason.CountVariance),
            Leave leave => Flow(leave.Order, Picked(leave.Order), Bucket.Picked, Bucket.Outside, StockReason.Shipped),
            _ => throw new InvalidOperationException(),
        };

        /// <summary>What has left already is wanted: an order cannot cancel it.</summary>
        private Decision<StockEvent> Revise(int order, long quantity, int priority, SiteId? only, SiteId[] ranking, ImmutableArray<SiteId> leave)
        {
            var left = state.Claim(Order(order))?.Line("1")?.Shipped.Sum(static part => part.Quantity) ?? 0;
            var revision = wishes.GetValueOrDefault(order)?.Revision ?? 0;
            return Set(order, wishes[order] = new(revision + 1, Math.Max(quantity, left), priority, only, ranking), leave);
        }

        private Decision<StockEvent> Set(int order, Wish wish, ImmutableArray<SiteId> leave) => Grains.Stock.Stock.Set(
            state,
            new(
                Order(order), wish.Revision, wish.Priority, Some.Noon.AddMinutes(order), 0,
                [new("1", wish.Quantity, [.. wish.Ranking], wish.Only, [new(Sites[1], 2)], leave, [])]),
            Some.Noon);

        private static HolderReport Empty => Some.Report(Id, Sites[0], 1) with { Flows = [] };

        private static ClaimLineId Line(int order) => new(Order(order), "1");

        private Decision<StockEvent> Hear(HolderReport report) => Grains.Stock.Stock.RecordReport(state, report, Some.Noon);

        private Decision<StockEvent> Flow(int order, long quantity, Bucket from, Bucket to, StockReason reason) => quantity <= 0
            ? Decision<StockEvent>.Nothing
            : Hear(Empty with { Reason = reason, Flows = [new(new(Id), quantity, from, to, Line(order))] });

        private long Held(int order) => state.Claims.GetValueOrDefault(Order(order))?.Line("1")?.ReservedAt(Sites[0]) ?? 0;

        private long Picked(int order) => state.OnFloor(Order(order), "1", Sites[0]).Picked;

        private static OrderId Order(int number) => new(Merchant, "web", $"{number}");

        /// <summary>What an order has, waits for and has had is what it wants; more only where more has left than it was promised.</summary>
        private void CheckSum(int order, long wanted)
        {
            var line = state.Claim(Order(order))?.Line("1");
            Assert.NotNull(line);
            var (live, left) = (line.Backordered + line.Reserved.Sum(static part => part.Quantity), line.Shipped.Sum(static part => part.Quantity));
            Assert.Equal(Math.Max(0, wanted - left), live);
        }

        private void Check()
        {
            foreach (var (site, stock) in state.Sites)
            {
                Assert.True(stock.Available >= 0 && stock.Reserved >= 0 && stock.PutBack >= 0 && stock.Pickable >= 0 && stock.Picked >= 0);
                Assert.Equal(stock.Covered, state.Claims.Sum(c => c.Value.Lines.Sum(l => state.OnFloor(c.Key, l.Line, site).CoveredOf(l.ReservedAt(site)))));
                Assert.Equal(stock.Reserved, state.Claims.Values.SelectMany(c => c.Lines).Sum(l => l.ReservedAt(site)));
            }

            Assert.Equal(0, outside + state.Sites.Values.Sum(s => s.OnHand));
            foreach (var (order, wish) in wishes) CheckSum(order, wish.Quantity);
            var waiting = state.Claims.SelectMany(c => c.Value.Lines.Where(l => l.Backordered > 0).Select(l => (c.Key, l.Line))).ToHashSet();
            Assert.True(waiting.SetEquals(state.Waiting.Select(w => (w.Order, w.Line))));
            Assert.All(state.Waiting, w => Assert.True(
                state.Claims[w.Order].Line(w.Line)!.OnlySite is { } only ? state.At(only).Available == 0 : state.Sites.Values.All(s => s.Available == 0),
                "somebody waits for what is available"));
        }
    }

    /// <param name="Only">When given, the only site that may fill it.</param>
    private sealed record Wish(long Revision, long Quantity, int Priority, SiteId? Only, SiteId[] Ranking);
}
