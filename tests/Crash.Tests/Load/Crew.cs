using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>All workers: those who bring new work, and those on the floor who finish it.</summary>
internal sealed class Crew : IDisposable
{
    private const int Buyers = 6;

    private readonly CancellationTokenSource closing = new();
    private readonly CancellationTokenSource home = new();
    private readonly Task[] bringing;
    private readonly Task[] finishing;

    public Crew(Floor floor, int seed)
    {
        var thrower = 0;
        Dice Dice() => new(seed, ++thrower);
        Worker[] outside =
        [
            .. Enumerable.Range(1, Buyers).Select(i => new Buyer(floor, Dice(), $"B{i}")),
            new Receiver(floor, Dice()),
            new StockWorker(floor, Dice()),
        ];
        Worker[] onTheFloor =
        [
            new PutAwayWorker(floor, Dice()),
            new Planner(floor, Dice()),
            .. Floor.Pickers.Select(name => new Picker(floor, Dice(), name)),
            new Packer(floor, Dice()),
            new ManifestWorker(floor, Dice()),
        ];
        bringing = [.. outside.Select(worker => worker.RunAsync(closing.Token))];
        finishing = [.. onTheFloor.Select(worker => worker.RunAsync(home.Token))];
    }

    /// <summary>Runs an action while they work; the first worker that fails ends it.</summary>
    public async Task DuringAsync(Func<Task> what)
    {
        var doing = what();
        var working = bringing.Concat(finishing).ToList();
        while (!doing.IsCompleted && working.Count > 0)
        {
            var ended = await Task.WhenAny(working.Append(doing));
            await ended;
            working.Remove(ended);
        }

        await doing;
    }

    /// <summary>Stops bringing new work.</summary>
    public async Task CloseAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(bringing);
    }

    public async Task GoHomeAsync()
    {
        await home.CancelAsync();
        await Task.WhenAll(finishing);
    }

    public void Dispose()
    {
        closing.Cancel();
        home.Cancel();
        closing.Dispose();
        home.Dispose();
    }
}
