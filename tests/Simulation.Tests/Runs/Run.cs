using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Laws;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>Carries a plan out: people act, the seed chooses what goes on when, and the laws are looked at.</summary>
internal sealed class Run : IDisposable
{
    /// <summary>So much is never needed between two acts: something goes round in circles.</summary>
    private const int MostSteps = 200_000;

    private readonly Plan plan;
    private readonly World world;
    private readonly Crew crew;
    private readonly Oracle oracle;
    private (int Facts, double Hours) shift;
    private int begun;

    private Run(Plan plan, Tampering? tampering)
    {
        this.plan = plan;
        world = new(Dice.Seed(plan.Seed, 0), tampering);
        crew = new(world, plan.Profile, plan.Seed);
        oracle = new(world, crew);
    }

    private bool IsOver => oracle.Broken is not null || crew.Broken is not null;

    /// <summary>Nothing is on its way, nobody is at anything.</summary>
    private bool IsQuiet =>
        world.IsIdle && crew.Active == 0 && crew.OnTheWay == 0 && world.Server.Serving == 0 && world.Server.Reactions.Open == 0 && world.Log.Held == 0;

    public static Outcome Of(Plan plan, Tampering? tampering = null)
    {
        using var run = new Run(plan, tampering);
        run.Carry();
        run.oracle.Coverage.Take(run.world.Faults);
        if (run.crew.Broken is { } broken) throw new InvalidOperationException($"{plan}: a person did what nobody would.", broken);
        return new(
            plan, run.oracle.Broken, run.crew.Story.Lines, run.world.Log.Hash(), run.world.Scheduler.Steps, run.world.Log.All.Count, run.shift.Facts,
            run.shift.Hours, run.begun, run.oracle.Coverage);
    }

    public void Dispose() => world.Dispose();

    private void Carry()
    {
        crew.Begin(() => Opening.SetUpAsync(crew));
        Drain(TimeSpan.FromDays(1));
        SetFaults(plan.Profile.SystemFails);
        foreach (var act in plan.Acts)
        {
            if (IsOver) return;
            world.Reseed(act.Seed);
            if (act.Together is { } steps) Go(steps);
            else Pause(act.Pause);
            if (IsOver) return;
            begun++;
            crew.Begin(() => Acts.All[act.Name](crew, new(act.Seed)));
        }

        Pause(TimeSpan.FromMinutes(20));
        shift = (crew.Facts, (world.Clock.Now - new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero)).TotalHours);
        if (IsOver) return;
        SetFaults(false);
        Drain(TimeSpan.FromDays(3));
        Close();
        if (!IsOver) oracle.Replay();
    }

    private void SetFaults(bool fail)
    {
        var (log, followers) = (world.LogFaults, world.FollowerFaults);
        (log.NotWritten, log.AnswerLost, log.SnapshotLost) = fail ? (0.005, 0.03, 0.3) : (0, 0, 0);
        (log.Unknown, log.Grouped, log.DiesInCommit, log.GroupNotWritten) = fail ? (0.005, 0.3, 0.05, 0.05) : (0, 0, 0, 0);
        (followers.Late, followers.Twice, followers.SetAside) = fail ? (0.02, 0.05, 0.003) : (0, 0, 0);
        (followers.LateDeadline, followers.DeadlineTwice, followers.DeadlineSetAside) = fail ? (0.2, 0.2, 0.4) : (0, 0, 0);
        followers.Untold = fail ? 0.5 : 0;
    }

    /// <summary>People go on for three days; then all that was begun must have ended.</summary>
    private void Close()
    {
        crew.IsFarFromWifi = false;
        // Who counts looks here and there: a round in which nobody found anything is not the last yet.
        var idle = 0;
        for (var round = 0; round < 72 && !IsOver; round++)
        {
            var told = crew.Story.Lines.Count;
            world.Server.Reactions.RetryAll();
            world.Server.Deadlines.RetryAll();
            crew.Begin(() => Closing.WorkAsync(crew, round));
            Drain(TimeSpan.FromHours(1));
            idle = IsQuiet && crew.Story.Lines.Count == told ? idle + 1 : 0;
            if (IsOver || idle >= (oracle.Goods.Unfinished().Any() ? 24 : 1)) break;
        }

        if (IsOver) return;
        if (crew.Dialect.Doubts) crew.Begin(() => DoubtCheck.LookAfterCountsAsync(crew, oracle));
        Drain(TimeSpan.FromHours(1));
        if (IsOver) return;
        foreach (var held in world.Server.Reactions.SetAsides) oracle.Break(Law.EverythingEnds, $"{held.Reactor.Name} has set aside {held.Stream}: {held.SetAside}");
        foreach (var (row, reason) in world.Server.Deadlines.SetAsides) oracle.Break(Law.EverythingEnds, $"{row.Name} of {row.Stream} is set aside: {reason}");
        foreach (var what in oracle.Goods.Unfinished()) oracle.Break(Law.EverythingEnds, what);
        if (!IsQuiet) oracle.Break(Law.EverythingEnds, "something is on its way for ever");
    }

    /// <summary>Takes some steps: the next act comes amid them.</summary>
    private void Go(int steps)
    {
        for (var i = 0; i < steps && !IsOver && world.Step(); i++)
        {
        }
    }

    /// <summary>Goes on until nothing can go on before a time is over.</summary>
    private void Pause(TimeSpan pause)
    {
        Wait(world.Clock.Now + pause, static () => false);
        Look();
    }

    /// <summary>Goes on until all is quiet, at most so long.</summary>
    private void Drain(TimeSpan longest)
    {
        Wait(world.Clock.Now + longest, () => IsQuiet);
        Look();
    }

    private void Wait(DateTimeOffset until, Func<bool> enough)
    {
        var steps = 0;
        while (!IsOver)
        {
            while (!IsOver && world.Step())
                if (++steps > MostSteps) oracle.Break(Law.EverythingEnds, "something goes round in circles");
            if (IsOver || enough()) return;
            if (world.Next is not { } next || next > until) break;
            world.Reach(next);
        }

        world.Reach(until);
    }

    /// <summary>Where all is quiet, the laws of rest are looked at.</summary>
    private void Look()
    {
        if (IsOver || !IsQuiet) return;
        oracle.Rest();
        world.Faults.Rest();
        if (IsOver) return;
        crew.Begin(async () =>
        {
            await FloorCheck.LookAsync(crew, oracle);
            await DoubtCheck.LookAsync(crew, oracle);
            await WorkCheck.LookAsync(crew, oracle);
        });
        Wait(world.Clock.Now + TimeSpan.FromMinutes(10), () => IsQuiet);
    }
}
