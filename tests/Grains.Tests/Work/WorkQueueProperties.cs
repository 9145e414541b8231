using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Work;

/// <summary>Random histories of a few tasks.</summary>
public sealed class WorkQueueProperties
{
    private static readonly string[] People = ["ada", "bob", "cyd"];

    private sealed record Step(int Kind, int Task, int Who, int From);

    [Fact]
    public void The_queue_is_what_the_tasks_say_from_wherever_it_began_to_follow_them()
    {
        int taken = 0, handed = 0, closed = 0, again = 0;
        var step = Gen.Choose(0, 5).SelectMany(kind => Gen.Choose(0, 3).SelectMany(
            task => Gen.Choose(0, 2).SelectMany(_ => Gen.Choose(0, 3), (who, from) => new Step(kind, task, who, from))));

        Prop.ForAll(step.ListOf(40).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (steps, cut) =>
        {
            var floor = new Floor();
            foreach (var one in steps) floor.Do(one);
            floor.Check(cut);
            taken += floor.Events.Count(static one => one.Payload is WorkTaken { From: not null });
            handed += floor.Events.Count(static one => one.Payload is WorkHandedOver);
            closed += floor.Events.Count(static one => one.Payload is WorkClosed);
            again += floor.Events.Count(static one => one is { Payload: WorkOffered, Version: > 1 });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

        Assert.All([taken, handed, closed, again], seen => Assert.True(seen > 50, $"only {seen}"));
    }

    private sealed class Floor
    {
        private readonly Dictionary<int, WorkState> tasks = Enumerable.Range(0, 4).ToDictionary(static task => task, static _ => WorkState.Initial);

        public List<StoredEvent> Events { get; } = [];

        public void Do(Step step)
        {
            var (state, who) = (tasks[step.Task], People[step.Who]);
            var from = step.From switch { 0 => null, 1 => People[(step.Who + 1) % People.Length], _ => state.Owner };
            var decision = step.Kind switch
            {
                0 => state.IsOpen ? Decision<WorkEvent>.Nothing : new WorkOffered(new("sweep", $"A{step.Who}")),
                1 or 2 => Ownership.Take(state, new(who, from)),
                3 => Ownership.Release(state, new(who, "lunch")),
                4 => Ownership.HandOver(state, new(who, "near")),
                _ => Ownership.Close(state),
            };
            foreach (var @event in decision.Refusal is null ? decision.Events : [])
            {
                var stream = $"sweep:S/{step.Task}";
                var version = Events.Count(one => one.Stream == stream) + 1;
                tasks[step.Task] = Ownership.Evolve(tasks[step.Task], @event, Some.Noon);
                Events.Add(new(Events.Count + 1, stream, version, EventCodec.Types.NameOf(@event.GetType()), 1, default, Some.Noon, "ada", @event));
            }
        }

        public void Check(int cut)
        {
            var says = tasks.Where(static task => task.Value.IsOpen).Select(static task => ($"{task.Key}", task.Value.Owner, task.Value.KeptFor)).Order();
            var whole = Follow(new([]), Events);
            Assert.Equal(says, Told(whole));

            // Read at some moment, and told again of what happened a little before it.
            var known = Follow(new([]), Events.Take(cut));
            Assert.Equal(says, Told(Follow(new(known.Items), Events.Skip(Math.Max(0, cut - 7)))));
        }

        private static WorkQueue Follow(WorkQueue queue, IEnumerable<StoredEvent> events)
        {
            foreach (var stored in events) queue.Apply(WorkChange.Of(stored)!);
            return queue;
        }

        private static IEnumerable<(string, string?, string?)> Told(WorkQueue queue) =>
            queue.Items.Select(static item => (item.Id, item.Picker, item.KeptFor)).Order();
    }
}
