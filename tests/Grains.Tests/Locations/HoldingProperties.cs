using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Locations;

/// <summary>Random commands against one location; after each, what lies there adds up and covers what is promised.</summary>
public sealed class HoldingProperties
{
    private static readonly LocationId Here = new(new("S"), "A1");
    private static readonly LocationId There = new(new("S"), "A2");
    private static readonly SkuId Sku = new(new("m"), "s");

    private static readonly StockKey[] Keys =
    [
        new(Sku),
        new(Sku, "L1", new DateOnly(2026, 5, 1)),
        new(Sku, "L2", new DateOnly(2026, 4, 1)),
        new(Sku, Condition: Condition.Damaged),
    ];

    private enum Act
    {
        Put, Take, Pick, Allocate, Deallocate, Find, Lose, Short, Move,
    }

    private sealed record Step(Act Act, int Key, int Pick, long Quantity);

    [Fact]
    public void Whatever_happens_units_are_conserved_and_promises_are_covered()
    {
        int put = 0, taken = 0, found = 0, lost = 0, allocated = 0, cut = 0, moved = 0, refused = 0;
        var steps = Gen.Elements(Enum.GetValues<Act>()).SelectMany(act => Gen.Choose(0, Keys.Length - 1).SelectMany(key =>
            Gen.Choose(1, 8).SelectMany(_ => Gen.Choose(1, 9), (pick, quantity) => new Step(act, key, pick, quantity))));

        Prop.ForAll(steps.ListOf(60).ToArbitrary(), list =>
        {
            var run = new Run();
            foreach (var step in list) run.Do(step);
            put += run.Events.OfType<GoodsPut>().Count();
            taken += run.Events.OfType<GoodsTaken>().Count(e => e.Reason is not StockReason.Move);
            found += run.Events.OfType<StockAdjusted>().Count(e => e.Quantity > 0);
            lost += run.Events.OfType<StockAdjusted>().Count(e => e.Quantity < 0);
            allocated += run.Events.OfType<StockAllocated>().Count();
            cut += run.Events.OfType<StockAdjusted>().Count(e => !e.Cuts.IsEmpty);
            moved += run.Events.OfType<GoodsTaken>().Count(e => e.Reason is StockReason.Move);
            refused += run.Refused;
            run.CheckReplay();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        Assert.All([put, taken, found, lost, allocated, cut, moved, refused], seen => Assert.True(seen > 50, $"only {seen}"));
    }

    private sealed class Run
    {
        private LocationState state = LocationState.Initial;
        private long balance;
        private int references;

        public List<HolderEvent> Events { get; } = [];

        public int Refused { get; private set; }

        public void Do(Step step)
        {
            var decision = Decide(step, Keys[step.Key], $"p{step.Pick}", $"r{references++}");
            if (decision.Refusal is not null) Refused++;
            foreach (var @event in decision.Events)
            {
                state = Location.Evolve(state, @event, Some.Noon);
                balance += Change(@event);
            }

            Events.AddRange(decision.Events);
            Check();
        }

        /// <summary>The events, written and read again, make the same location.</summary>
        public void CheckReplay()
        {
            var replayed = LocationState.Initial;
            foreach (var @event in Events)
            {
                var written = EventCodec.Encode(@event, [], Some.Noon, "test");
                var stored = new StoredEvent(
                    1, "location:S/A1", 1, written.Type, written.Schema, written.Data, written.At, written.By);
                var read = EventCodec.Decode(stored);
                replayed = Location.Evolve(replayed, Assert.IsAssignableFrom<HolderEvent>(read), Some.Noon);
            }

            Assert.Equal(state.Holding.View().Contents, replayed.Holding.View().Contents);
            Assert.Equal(state.Holding.Allocations, replayed.Holding.Allocations);
        }

        private Decision<HolderEvent> Decide(Step step, StockKey key, string pick, string reference) => step.Act switch
        {
            Act.Put => Location.Put(new(reference, [new(key, step.Quantity, new(100, 1_000))], true, StockReason.Receipt)),
            Act.Take => Location.Take(state, Taking(reference, key, step.Quantity, null)),
            Act.Pick => Location.Take(state, Taking(reference, KeyOf(pick) ?? key, step.Quantity, pick)),
            Act.Allocate => Location.Allocate(state, new(pick, key, step.Quantity)),
            Act.Deallocate => Location.Deallocate(state, pick, step.Quantity),
            Act.Find => LocationCorrections.Adjust(state, Here, Adjusting(reference, key, step.Quantity, null)),
            Act.Lose => LocationCorrections.Adjust(state, Here, Adjusting(reference, key, -step.Quantity, null)),
            Act.Short => LocationCorrections.Adjust(state, Here, Adjusting(reference, KeyOf(pick) ?? key, -step.Quantity, pick)),
            Act.Move => LocationCorrections.Move(state, Here, new(reference, new(key, step.Quantity), There, null, null)),
            _ => throw new InvalidOperationException(),
        };

        private StockKey? KeyOf(string pick) => state.Holding.Allocations.GetValueOrDefault(pick)?.Key;

        private static Taking Taking(string reference, StockKey key, long quantity, string? pick) =>
            new(reference, [new(key, quantity)], true, Holder.In(new(Here.Site, "T1")), StockReason.Other, pick);

        private static AdjustGoods Adjusting(string reference, StockKey key, long quantity, string? pick) =>
            new(reference, key, quantity, StockReason.CountVariance, null, [], pick, null);

        private static long Change(HolderEvent @event) => @event switch
        {
            GoodsPut put => put.Goods.Sum(goods => goods.Quantity),
            GoodsTaken taken => -taken.Goods.Sum(goods => goods.Quantity),
            StockAdjusted adjusted => adjusted.Quantity,
            _ => 0,
        };

        private void Check()
        {
            var contents = state.Holding.Contents;
            Assert.Equal(balance, contents.Values.Sum(content => content.Quantity));
            Assert.All(contents.Values, content => Assert.InRange(content.Allocated, 0, content.Quantity));
            Assert.All(contents.Values, content => Assert.True(content.Quantity > 0, "an empty row stays"));
            Assert.All(state.Holding.Allocations.Values, allocation => Assert.InRange(allocation.Left, 1, allocation.Granted));
            foreach (var key in Keys)
            {
                var live = state.Holding.Allocations.Values.Where(allocation => allocation.Key == key);
                Assert.Equal(contents.GetValueOrDefault(key)?.Allocated ?? 0, live.Sum(allocation => allocation.Left));
            }
        }
    }
}
