using System.Collections.Immutable;
using System.Text.Json;

using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Picking;

/// <summary>Random scans, shorts, cancellations and releases against one task.</summary>
public sealed class PickTaskProperties
{
    private static readonly SiteId Site = new("PAR1");
    private static readonly SkuId Sku = new(new("acme"), "MUG");

    private sealed record Step(int Kind, int Stop, int Quantity, int Order);

    [Fact]
    public void Every_planned_unit_is_open_done_short_dropped_or_cut_and_every_booked_one_is_done_or_surplus()
    {
        int done = 0, surplus = 0, missing = 0, dropped = 0, cut = 0, ended = 0;
        var step = Gen.Choose(0, 7).SelectMany(kind => Gen.Choose(1, 4).SelectMany(
            stop => Gen.Choose(0, 6).SelectMany(_ => Gen.Choose(1, 3), (quantity, order) => new Step(kind, stop, quantity, order))));

        Prop.ForAll(step.ListOf(25).ToArbitrary(), steps =>
        {
            var run = new Run();
            for (var i = 0; i < steps.Count; i++) run.Do(steps[i], i);
            done += run.Events.OfType<StopPicked>().Count(e => !e.Drops.IsEmpty);
            surplus += run.Events.OfType<StopPicked>().Count(e => e.Surplus > 0);
            missing += run.Events.OfType<StopShort>().Count();
            dropped += run.Events.OfType<UnitsDropped>().Count(e => e.Quantity > 0);
            cut += run.Events.OfType<UnitsCut>().Count();
            ended += run.Events.OfType<WorkClosed>().Count();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

        Assert.All([done, surplus, missing, dropped, cut, ended], seen => Assert.True(seen > 50, $"only {seen}"));
    }

    private sealed class Run
    {
        private PickTaskState state = PickTaskState.Initial;
        private long scanned;

        public Run()
        {
            Apply(PickTask.Create(state, new(new(Site, "W1"), WaveKind.Batch, 0, ["T1", "T2", "T3"], [.. Stops()])));
            Apply(Ownership.Take(state.Work, new("ada")));
        }

        public List<WorkEvent> Events { get; } = [];

        public void Do(Step step, int number)
        {
            var scan = new Pick("ada", step.Stop, step.Quantity, null, null, [], null, null, null);
            Apply(step.Kind switch
            {
                0 => PickTask.Drop(state, new($"r{number}", Fulfilment(step.Order), "1", step.Quantity)),
                1 => PickTask.Pick(state, scan with { ShortReason = "empty" }, Some.Definition),
                2 => PickTask.Pick(state, scan with { Tote = $"T{step.Order}" }, Some.Definition),
                3 => Ownership.Release(state.Work, new("ada", "tired")),
                4 => Ownership.Take(state.Work, new("ada")),
                5 => PickTask.Cut(state, $"c{number}", $"{step.Stop}:{step.Order}", step.Quantity),
                6 => PickTask.Pick(state, scan with { Operation = $"late{number}", At = Some.Noon.AddDays(-1) }, Some.Definition),
                _ => PickTask.Pick(state, scan with { Extra = step.Order == 1 }, Some.Definition),
            });
            Check();
        }

        private static IEnumerable<PlannedStop> Stops() => Enumerable.Range(1, 4).Select(stop => new PlannedStop(
            stop,
            new(Site, $"A-{stop}"),
            new(Sku),
            [.. Enumerable.Range(1, 3).Select(i => new PlannedDrop($"{stop}:{i}", Fulfilment(i), "1", $"T{i}", 1 + ((stop * i) % 3)))]));

        private static FulfilmentId Fulfilment(int number) => new(new(new("acme"), "web", $"{number}"), 1);

        private void Apply(Decision<WorkEvent> decision)
        {
            foreach (var @event in decision.Events) state = PickTask.Evolve(state, @event, Some.Noon);
            scanned += decision.Events.OfType<StopPicked>().Sum(picked => picked.Quantity);
            Events.AddRange(decision.Events);
        }

        private void Check()
        {
            var drops = state.Stops.SelectMany(stop => stop.Drops).ToArray();
            Assert.All(drops, drop => Assert.True(drop is { Open: >= 0, Done: >= 0, Short: >= 0, Dropped: >= 0, Cut: >= 0 }));
            Assert.Equal(scanned, drops.Sum(drop => drop.Done) + Events.OfType<StopPicked>().Sum(picked => picked.Surplus));
            Assert.Equal(state.Open == 0, state.Status is PickTaskStatus.Done);
            Assert.True(Events.OfType<WorkClosed>().Count() <= 1);
            Assert.Equal(Text(state), Text(Events.Aggregate(PickTaskState.Initial, static (known, @event) => PickTask.Evolve(known, @event, Some.Noon))));
        }

        private static string Text(PickTaskState state) => JsonSerializer.Serialize(state);
    }
}
