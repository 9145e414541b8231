using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Inventory;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Inventory;

/// <summary>Random commands against one SKU; after each, nothing is oversold and nothing is lost.</summary>
public sealed class SkuProperties
{
    private static readonly MerchantId Merchant = new("m");
    private static readonly SkuId Id = new(Merchant, "s");
    private static readonly SiteId[] Sites = [new("A"), new("B")];

    private abstract record Step;

    private sealed record Place(int Order, long Quantity, int Priority, bool OnlyFirstSite) : Step;

    private sealed record GiveUp(int Order, long Quantity, bool Picked) : Step;

    private sealed record Come(int Site, long Quantity) : Step;

    private sealed record Vanish(int Site, long Quantity) : Step;

    private sealed record Leave(int Order) : Step;

    [Fact]
    public void Whatever_happens_promises_are_covered_and_units_conserved()
    {
        int reserved = 0, backordered = 0, filled = 0, lost = 0, shipped = 0, released = 0;
        var steps = Gen.OneOf(
            Gen.Choose(1, 40).SelectMany(o => Gen.Choose(1, 9).SelectMany(q => Gen.Choose(0, 3).SelectMany(p => Gen.Elements(true, false, false), (p, only) => (Step)new Place(o, q, p, only)))),
            Gen.Choose(1, 40).SelectMany(o => Gen.Choose(1, 9).SelectMany(_ => Gen.Elements(true, false), (q, picked) => (Step)new GiveUp(o, q, picked))),
            Gen.Choose(0, 1).SelectMany(_ => Gen.Choose(1, 12), (s, q) => (Step)new Come(s, q)),
            Gen.Choose(0, 1).SelectMany(_ => Gen.Choose(1, 12), (s, q) => (Step)new Vanish(s, q)),
            Gen.Choose(1, 40).Select(o => (Step)new Leave(o)));

        Prop.ForAll(steps.ListOf(80).ToArbitrary(), list =>
        {
            var run = new Run();
            foreach (var step in list) run.Do(step);
            reserved += run.Count<StockReserved>();
            backordered += run.Events.OfType<StockReserved>().Count(e => e.Lines.Any(l => l.Backordered > 0));
            filled += run.Count<BackorderFilled>();
            lost += run.Count<PromiseLost>();
            shipped += run.Count<StockShipped>();
            released += run.Count<StockReleased>();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        Assert.All([reserved, backordered, filled, lost, shipped, released], seen => Assert.True(seen > 50, $"only {seen}"));
    }

    private sealed class Run
    {
        private SkuState state = SkuFold.Evolve(SkuState.Initial, new SkuDefined(Some.Definition), Some.Noon);
        private long outside;
        private int moves;

        public List<SkuEvent> Events { get; } = [];

        public int Count<T>() => Events.OfType<T>().Count();

        public void Do(Step step)
        {
            var decision = Decide(step);
            foreach (var @event in decision.Events)
            {
                state = SkuFold.Evolve(state, @event, Some.Noon);
                outside += @event switch
                {
                    StockMoved { From: Bucket.Outside } come => -come.Goods.Quantity,
                    StockMoved { To: Bucket.Outside } go => go.Goods.Quantity,
                    StockShipped left => left.Lines.Sum(line => line.Goods.Quantity),
                    _ => 0,
                };
            }

            Events.AddRange(decision.Events);
            Check();
        }

        private Decision<SkuEvent> Decide(Step step) => step switch
        {
            Place place => Sku.Reserve(state, new(
                Order(place.Order), 1, place.Priority, Some.Noon.AddMinutes(place.Order),
                [new("1", place.Quantity, place.OnlyFirstSite ? [Sites[0]] : [.. Sites], place.OnlyFirstSite ? Sites[0] : null)])),
            GiveUp give => Sku.Release(state, new(
                Order(give.Order), 1, "", [new("1", [.. Sites.Select(s => new SiteQuantity(s, give.Quantity))], give.Quantity, give.Picked)]), Some.Noon),
            Come come => Sku.Move(state, Move(come.Site, come.Quantity, Bucket.Outside, Bucket.Available), Some.Noon),
            Vanish vanish => Sku.Move(state, Move(vanish.Site, vanish.Quantity, Bucket.Available, Bucket.Outside), Some.Noon),
            Leave leave => Sku.Ship(state, new($"{moves++}", Sites[0], new("x"), [new(Order(leave.Order), "1", Some.Goods(Id, Held(leave.Order)))]), Some.Noon),
            _ => throw new InvalidOperationException(),
        };

        private MoveStock Move(int site, long quantity, Bucket from, Bucket to) =>
            new($"{moves++}", Sites[site], Some.Goods(Id, quantity), from, to, StockReason.Other, []);

        private long Held(int order) => state.Claims.GetValueOrDefault(Order(order))?.Line("1")?.ReservedAt(Sites[0]) ?? 0;

        private static OrderId Order(int number) => new(Merchant, "web", $"{number}");

        private void Check()
        {
            foreach (var (site, stock) in state.Sites)
            {
                Assert.True(stock.Available >= 0 && stock.Reserved >= 0 && stock.PutBack >= 0);
                Assert.Equal(stock.Reserved, state.Claims.Values.SelectMany(c => c.Lines).Sum(l => l.ReservedAt(site)));
            }

            Assert.Equal(0, outside + state.Sites.Values.Sum(s => s.OnHand));
            var waiting = state.Claims.SelectMany(c => c.Value.Lines.Where(l => l.Backordered > 0).Select(l => (c.Key, l.Line))).ToHashSet();
            Assert.True(waiting.SetEquals(state.Waiting.Select(w => (w.Order, w.Line))));
            Assert.All(state.Waiting, w => Assert.True(
                state.Claims[w.Order].Line(w.Line)!.OnlySite is { } only ? state.At(only).Available == 0 : state.Sites.Values.All(s => s.Available == 0),
                "somebody waits for what is available"));
        }
    }
}
