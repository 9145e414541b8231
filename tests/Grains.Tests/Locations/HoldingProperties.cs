using System.Text.Json;

using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Locations;

/// <summary>Random commands against one location; after each, what lies there adds up and covers what is planned, and what stock was told
/// is what lies there.</summary>
public sealed class HoldingProperties
{
    private static readonly LocationId Here = new(new("S"), "A1");
    private static readonly LocationId There = new(new("S"), "A2");
    private static readonly SkuId Sku = new(new("m"), "s");

    private static readonly ForLine Line = new(new(new(Sku.Merchant, "web", "1"), 1), "1");

    private static readonly StockKey[] Keys =
    [
        new(Sku),
        new(Sku, "L1", new DateOnly(2026, 5, 1)),
        new(Sku, "L2", new DateOnly(2026, 4, 1)),
        new(Sku, Condition: Condition.Damaged),
    ];

    private enum Act
    {
        Put, Receive, Take, Pick, Allocate, Deallocate, Find, Lose, Doubt, Move, Count, Redefine,
    }

    private sealed record Step(Act Act, int Key, int Pick, long Quantity);

    [Fact]
    public void Whatever_happens_units_are_conserved_and_promises_are_covered()
    {
        int put = 0, taken = 0, doubted = 0, counted = 0, allocated = 0, cut = 0, unknown = 0, refused = 0;
        var steps = Gen.Elements(Enum.GetValues<Act>()).SelectMany(act => Gen.Choose(0, Keys.Length - 1).SelectMany(key =>
            Gen.Choose(1, 8).SelectMany(_ => Gen.Choose(1, 9), (pick, quantity) => new Step(act, key, pick, quantity))));

        Prop.ForAll(steps.ListOf(60).ToArbitrary(), list =>
        {
            var run = new Run();
            foreach (var step in list) run.Do(step);
            put += run.Count<GoodsPut>();
            taken += run.Count<GoodsTaken>();
            doubted += run.Count<StockDoubted>();
            counted += run.Count<StockCounted>();
            allocated += run.Count<StockAllocated>();
            cut += run.Events.Count(e => e.Plans.Any(static plan => plan.Cut));
            unknown += run.Events.OfType<GoodsTaken>().Count(e => e.Arriving.Any(static goods => goods.InDoubt));
            refused += run.Refused;
            run.CheckReplay();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        Assert.All([put, taken, doubted, counted, allocated, cut, unknown, refused], seen => Assert.True(seen > 50, $"only {seen}"));
    }

    private sealed class Run
    {
        private readonly BucketSums told = new();
        private LocationState state = LocationState.Initial;
        private long balance;
        private int references;

        public List<HolderEvent> Events { get; } = [];

        public int Refused { get; private set; }

        public int Count<TEvent>() => Events.OfType<TEvent>().Count();

        public void Do(Step step)
        {
            var decision = Decide(step, Keys[step.Key], $"p{step.Pick}", $"r{references++}");
            if (decision.Refusal is not null) Refused++;
            foreach (var @event in decision.Events)
            {
                state = Location.Evolve(state, @event, Some.Noon);
                balance += @event.Changes.Sum(static change => change.Quantity);
                Tell(@event);
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
            Assert.Equal(
                state.Holding.Allocations.Select(static pair => (pair.Key, pair.Value.Plan, pair.Value.Units)),
                replayed.Holding.Allocations.Select(static pair => (pair.Key, pair.Value.Plan, pair.Value.Units)));
            var kept = JsonSerializer.SerializeToUtf8Bytes(state, LocationsJson.Default.LocationState);
            var reread = JsonSerializer.Deserialize(kept, LocationsJson.Default.LocationState)!.Holding;
            foreach (var key in Keys)
                Assert.Equal(state.Holding.AllocationsOf(key).Select(static pair => pair.Key), reread.AllocationsOf(key).Select(static pair => pair.Key));
        }

        private Decision<HolderEvent> Decide(Step step, StockKey key, string plan, string reference) => step.Act switch
        {
            Act.Put => Put(new(reference, [new(key, step.Quantity, new(100, 1_000), Bucket.Pickable)], true, StockReason.Move)),
            Act.Receive => Put(new(reference, [new(key, step.Quantity)], false, StockReason.Receipt, Receipt: new(Sku.Merchant, "a"))),
            Act.Take => Take(reference, key, step.Quantity, null),
            Act.Pick => Take(reference, KeyOf(plan) ?? key, step.Quantity, plan),
            Act.Allocate => Takes.Allocate(state.Place, state.Holding, new(plan, PlanOf(step), [new(key, step.Quantity)], Receipt(key))),
            Act.Deallocate => Takes.Deallocate(state.Place, state.Holding, plan, step.Quantity),
            Act.Find => Corrections.Adjust(state, Here, Adjusting(reference, key, step.Quantity)),
            Act.Lose => Corrections.Adjust(state, Here, Adjusting(reference, key, -step.Quantity)),
            Act.Doubt => Location.Doubt(
                state, new(reference, KeyOf(plan) ?? key, step.Quantity > 6 ? null : step.Quantity, [new(plan, step.Quantity)], "", null)),
            Act.Move => Corrections.Move(state, Here, new(
                reference, new(key, step.Quantity), [], new(Holder.At(There), LocationKind.Pick), null, null, [], step.Quantity > 5)),
            Act.Count => CountAll(reference, key, step.Quantity),
            Act.Redefine => Location.Define(
                state, new("Z", Enum.GetValues<LocationKind>()[(int)step.Quantity % 6], "", "", "", 0, 0, 0, null, null, step.Quantity == 9)),
            _ => throw new InvalidOperationException(),
        };

        private static Plan PlanOf(Step step) => step.Pick % 2 == 0
            ? Plan.PutAway(step.Quantity % 2 == 0)
            : Plan.Pick(new(Here.Site, "T"), new(new(new(Sku.Merchant, "web", "1"), 1), "1"));

        private Decision<HolderEvent> Put(Putting command) => Takes.Put(state.Place, state.Holding, state.Memory, command);

        private Decision<HolderEvent> Take(string reference, StockKey key, long quantity, string? plan) => Takes.Take(
            state.Place, state.Holding, state.Memory,
            new(reference, [new(key, quantity, plan is null ? null : Line)], true, Destination.In(new(Here.Site, "T1")), StockReason.Pick, plan));

        private Decision<HolderEvent> CountAll(string reference, StockKey key, long quantity)
        {
            var opened = Counts.Open(state.Holding, state.Memory, new(reference, new(Sku, null), [new(key, quantity)], Some.Noon.AddSeconds(references)), Some.Noon);
            if (opened.Refusal is not null) return opened;
            var open = Location.Evolve(state, opened.Events[0], Some.Noon);
            var accepted = Counts.Accept(open.Place, open.Holding, open.Memory, new(reference, []));
            return Decision<HolderEvent>.Of([.. opened.Events, .. accepted.Events]);
        }

        private StockKey? KeyOf(string plan) => state.Holding.Allocations.GetValueOrDefault(plan)?.Left[0].Key;

        /// <summary>A delivery's allocation of the key, if there is one.</summary>
        private string? Receipt(StockKey key) => state.Holding.Allocations
            .FirstOrDefault(pair => pair.Value.Plan.Kind is PlanKind.Receipt && pair.Value.Of(key) > 0).Key;

        private static AdjustGoods Adjusting(string reference, StockKey key, long quantity) =>
            new(reference, key, quantity, [], StockReason.CountVariance, null, null);

        /// <summary>Goods on their way count where they go, as stock counts them.</summary>
        private void Tell(HolderEvent @event)
        {
            foreach (var flow in @event.Flows) told.Add(flow);
            if (@event is GoodsTaken taken)
                foreach (var goods in taken.Arriving) told.Add(goods.InDoubt ? Bucket.InDoubt : goods.As!.Value, goods.For?.Claim, -goods.Quantity);
            if (@event is GoodsPut { Transfer: true } put)
                foreach (var goods in put.Goods) told.Add(goods.As!.Value, goods.For?.Claim, goods.Quantity);
        }

        private void Check()
        {
            var contents = state.Holding.Contents;
            Assert.Equal(balance, contents.Values.Sum(content => content.Quantity));
            Assert.All(contents.Values, content => Assert.True(content is { Free: >= 0, Allocated: >= 0, InDoubt: >= 0, Quantity: > 0 }, $"{content}"));
            foreach (var key in Keys)
            {
                Assert.Equal(state.Holding[key].Allocated, state.Holding.Allocations.Values.Sum(allocation => allocation.Of(key)));
                Assert.Equal(state.Holding.Allocations.Where(pair => pair.Value.Of(key) > 0), state.Holding.AllocationsOf(key));
            }

            var counted = new BucketSums();
            foreach (var key in contents.Keys)
                foreach (var (bucket, line, units) in FlowSums.Parts(state.Place, state.Holding, key)) counted.Add(bucket, line?.Claim, units);
            Assert.All(Enum.GetValues<Bucket>(), bucket => Assert.Equal(counted[bucket], told[bucket]));
        }
    }
}
