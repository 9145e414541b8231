using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Simulation.Tests.Followers;
using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.Log;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>The whole server on one thread under a fake clock: the seed chooses which continuation, message or append goes on.</summary>
internal sealed class World : IDisposable
{
    private readonly Dice dice;
    private readonly Tampering tampering;
    private int ids;

    public World(ulong seed, Tampering? tampering = null)
    {
        dice = new(seed);
        this.tampering = tampering ?? new();
        Scheduler = new(dice);
        Clock = new(Scheduler);
        Log = new(Scheduler, Clock, dice, LogFaults, Faults, this.tampering);
        Snapshots = new(dice, LogFaults, Faults);
        NewIds.Repeatable = () => $"sim-{++ids}";
        Log.Committed = Heard;
        Log.Dies = Crash;
        Server = new(this, dice, this.tampering, 0);
    }

    public Scheduler Scheduler { get; }

    public SimClock Clock { get; }

    public SimLog Log { get; }

    public SimSnapshots Snapshots { get; }

    public SimPeople People { get; } = new();

    /// <summary>What has gone wrong so far.</summary>
    public Faults Faults { get; } = new();

    public LogFaults LogFaults { get; } = new();

    public FollowerFaults FollowerFaults { get; } = new();

    /// <summary>The process that runs now.</summary>
    public Server Server { get; private set; }

    /// <summary>Called when something has become durable.</summary>
    public Action<IReadOnlyList<StoredEvent>>? Committed { get; set; }

    /// <summary>Called when a reaction has failed by itself.</summary>
    public Action<Reaction, Exception>? ReactionFailed { get; set; }

    /// <summary>Called when a deadline has failed by itself.</summary>
    public Action<DueRow, Exception>? DeadlineFailed { get; set; }

    /// <summary>Nothing can go on before time does.</summary>
    public bool IsIdle => Scheduler.IsIdle;

    /// <summary>Chance at every moment goes on from here: what happens next depends on nothing that was left out before.</summary>
    public void Reseed(ulong from) => dice.Reseed(from);

    /// <summary>Takes one step; time goes on a little with it.</summary>
    public bool Step()
    {
        if (!Scheduler.Step()) return false;
        Clock.Advance(TimeSpan.FromTicks(dice.Below(10_000)));
        return true;
    }

    /// <summary>When something happens by itself; null when nothing will.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            var (timer, due) = (Clock.Next, Server.Deadlines.Next);
            return timer is null || due < timer ? due : timer;
        }
    }

    /// <summary>Comes to a time.</summary>
    public void Reach(DateTimeOffset time)
    {
        Clock.Reach(time);
        Server.Deadlines.Look();
    }

    /// <summary>The machine fails, and starts again: what was in memory is gone, what the disk has not answered was written or was not.</summary>
    public void Crash()
    {
        Faults.Hit(Faults.Death);
        var checkpoint = Server.Reactions.Checkpoint(Log.All.Count);
        // The last second of checkpoints is lost: what was done since is done again.
        checkpoint = Math.Max(0, checkpoint - dice.Below(4));
        Server.Dispose();
        var written = new List<StoredEvent>();
        Log.Committed = written.AddRange;
        Log.Crash();
        Log.Committed = Heard;
        Server = new(this, dice, tampering, checkpoint);
        Committed?.Invoke(written);
    }

    /// <summary>Has a grain that nobody talks to, or also one that is at work, begin anew at its next call.</summary>
    public void Forget(bool busy)
    {
        var some = Server.Silo.Activations.Where(activation => busy != activation.IsIdle).ToArray();
        if (some.Length == 0) return;
        if (busy) Faults.Hit(Faults.Twins);
        Server.Silo.Forget(dice.Of(some));
    }

    /// <summary>Sends a request; its answer comes later, or never comes.</summary>
    public Task<Answer> SendAsync(Ask ask)
    {
        var answer = new TaskCompletionSource<Answer>();
        Scheduler.Ready(new OneShot(null, () => Server.Serve(ask, done => Scheduler.Ready(new OneShot(null, () => answer.TrySetResult(done))))));
        return answer.Task;
    }

    public void Dispose() => Server.Dispose();

    private void Heard(IReadOnlyList<StoredEvent> events)
    {
        Server.Reactions.Take(events);
        Committed?.Invoke(events);
    }
}
