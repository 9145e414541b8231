using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>Runs the product's reactors: in order per stream, or where they go by goods per goods of it, in any order between, late, twice,
/// set aside and retried.</summary>
internal sealed partial class SimReactions(
    Scheduler scheduler, SimClock clock, Dice dice, FollowerFaults rates, Faults faults, Process process, IReadOnlyList<IReactor> reactors) : IReactions
{
    private const int MostTries = 5;

    private static readonly TimeSpan SetAsideRetry = TimeSpan.FromMinutes(10);

    private readonly Dictionary<(string Reactor, string Stream), ReactionQueue> queues = [];

    /// <summary>Called when a reaction has failed by itself.</summary>
    public Action<Reaction, Exception>? Failed { get; set; }

    /// <summary>Changes or swallows a reaction; for mutants. Gives what is to be reacted to.</summary>
    public Func<Reaction, IReadOnlyList<StoredEvent>>? Altering { get; set; }

    /// <summary>Reactions that are not done, those set aside among them.</summary>
    public int Open { get; private set; }

    public IEnumerable<ReactionQueue> SetAsides => queues.Values.Where(static queue => queue.SetAside is not null);

    public IEnumerable<Reaction> Pending => queues.Values.SelectMany(static queue => queue.Waiting);

    /// <summary>Takes events that were committed.</summary>
    public void Take(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            foreach (var reactor in reactors)
                if (reactor.Handles(stored)) Add(new(reactor, stored));
        }
    }

    /// <summary>Has all that is set aside tried again.</summary>
    public void RetryAll()
    {
        foreach (var queue in SetAsides.ToArray()) Retry(queue);
    }

    private void Add(Reaction reaction)
    {
        var key = (reaction.Reactor.Name, reaction.Event.Stream);
        if (!queues.TryGetValue(key, out var queue)) queues.Add(key, queue = new(reaction.Reactor, reaction.Event.Stream));
        queue.Waiting.AddLast(reaction);
        Open++;
        openAt[reaction.Event.Position] = openAt.GetValueOrDefault(reaction.Event.Position) + 1;
        open.Add(reaction.Event.Position);
        reaction.Counts = queue.SetAside is null;
        if (reaction.Counts) Count(reaction.Event.Cause, 1);
        if (dice.Chance(rates.SetAside)) reaction.FailsFor = MostTries + dice.Below(3);
        if (queue.Waiting.Count == 1) Begin(queue);
        else if (queue.IsBusy) BeginAhead(queue);
    }

    private void Begin(ReactionQueue queue)
    {
        if (!dice.Chance(rates.Late))
        {
            Start(queue);
            return;
        }

        faults.Hit(Faults.ReactionLate);
        clock.At(clock.Now + TimeSpan.FromSeconds(dice.Between(1, 600)), () => Start(queue));
    }

    private void Start(ReactionQueue queue)
    {
        if (process.IsDead || queue.IsBusy || queue.SetAside is not null || queue.Waiting.First is not { } first) return;
        if (HolderOf(first.Value) is { } holder)
        {
            PutAside(queue, $"behind {holder.Stream}");
            return;
        }

        if (first.Value.IsDone)
        {
            Done(queue, first.Value);
            return;
        }

        if (first.Value.IsAhead) return;
        queue.IsBusy = true;
        BeginAhead(queue);
        var lane = new Lane(scheduler, process);
        lane.Post(() => _ = ReactAsync(queue, first.Value));
    }

    private async Task ReactAsync(ReactionQueue queue, Reaction reaction)
    {
        Exception? failure = null;
        try
        {
            if (reaction.FailsFor > 0)
            {
                reaction.FailsFor--;
                throw new EventLogException("unavailable", "The reaction is made to fail.");
            }

            foreach (var stored in Altering?.Invoke(reaction) ?? [reaction.Event]) await reaction.Reactor.ReactAsync(stored, CancellationToken.None);
        }
        catch (Exception caught)
        {
            failure = caught;
        }

        queue.IsBusy = false;
        if (failure is null) Done(queue, reaction);
        else Fail(queue, reaction, failure);
    }

    private void Done(ReactionQueue queue, Reaction reaction)
    {
        if (!reaction.Again && dice.Chance(rates.Twice))
        {
            faults.Hit(Faults.ReactionTwice);
            (reaction.Again, reaction.IsDone) = (true, false);
            Begin(queue);
            return;
        }

        queue.Waiting.RemoveFirst();
        Open--;
        Close(reaction);
        if (reaction.Counts) Count(reaction.Event.Cause, -1);
        if (queue.Waiting.Count > 0) Begin(queue);
        else
        {
            queues.Remove((queue.Reactor.Name, queue.Stream));
            if (setAsides > 0) RetryWaiters(queue);
        }
    }
}
