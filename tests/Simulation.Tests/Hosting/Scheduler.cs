namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>Something that can be run now: one step of it.</summary>
internal interface IRunnable
{
    void Run();
}

/// <summary>Holds all that could run now, and lets the seed choose what does. Everything runs on the thread that made it.</summary>
internal sealed class Scheduler(Dice dice)
{
    private readonly List<IRunnable> ready = [];
    private readonly int thread = Environment.CurrentManagedThreadId;

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    public bool IsIdle => ready.Count == 0;

    /// <exception cref="InvalidOperationException">It comes from another thread: what happens would no longer follow from the seed.</exception>
    public void Ready(IRunnable runnable)
    {
        if (Environment.CurrentManagedThreadId != thread) throw new InvalidOperationException("Something runs on a thread of its own.");
        ready.Add(runnable);
    }

    /// <summary>Takes one step; false when there is none to take.</summary>
    public bool Step()
    {
        if (ready.Count == 0) return false;
        var at = ready.Count == 1 ? 0 : dice.Below(ready.Count);
        var chosen = ready[at];
        ready[at] = ready[^1];
        ready.RemoveAt(ready.Count - 1);
        Steps++;
        chosen.Run();
        return true;
    }
}

/// <summary>Something that happens once, at whatever moment the seed chooses: a message, an answer of the disk.</summary>
/// <param name="process">Where it happens; null for what outlives every process.</param>
internal sealed class OneShot(Process? process, Action action) : IRunnable
{
    public void Run()
    {
        // Who waits goes on in its own lane, and never within this step.
        if (process is not { IsDead: true }) action();
    }
}
