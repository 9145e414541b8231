using System.Runtime.InteropServices;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Demo;
using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Api.Demo;

/// <summary>
/// Runs <c>--demo</c>: the server in a process of its own, and in this one the simulation that uses it, which therefore goes on when
/// the server is killed.
/// </summary>
internal static class DemoRun
{
    private static readonly TimeSpan BetweenPulses = TimeSpan.FromSeconds(1);

    public static bool IsAsked(string[] args) => DemoCommand.IsAsked(args) && !DemoServer.IsThis(args);

    public static async Task<int> RunAsync(string[] args)
    {
        if (DemoCommand.Read(args, out var wrong) is not { } command) return Refuse(wrong!);
        if (DemoFolder.IsForeign(command.Folder)) return Refuse($"{command.Folder} is not a demo's folder. Nothing was changed in it.");
        using var folder = DemoFolder.Take(command.Folder);
        if (folder is null) return Refuse($"Another demo is using {command.Folder}. End it first, or choose another folder with --data.");
        if (command.IsFresh) folder.Clear();

        using var stop = new CancellationTokenSource();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        return await RunAsync(command, stop);
    }

    private static async Task<int> RunAsync(DemoCommand command, CancellationTokenSource stop)
    {
        var kept = SavedDemo.In(command.Folder);
        var isFresh = !kept.IsSetUp;
        kept.Save(command.Folder);
        var (links, adminKey) = (DemoLinks.NewSecret(), Secrets.NewKey());
        var server = new DemoProcess(command, links, adminKey);
        var keeping = server.KeepRunningAsync(stop.Token);
        var world = SimulateAsync(command, kept, isFresh, server, new DemoLinks(links), adminKey, stop.Token);
        await Task.WhenAny(keeping, world);
        var failure = world.IsFaulted ? world.Exception.GetBaseException().Message : null;
        await stop.CancelAsync();
        var stayed = await keeping;
        await world.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return failure is null && stayed ? 0 : Refuse(failure ?? "The server keeps ending; see its output above.");
    }

    private static async Task SimulateAsync(
        DemoCommand command, SavedDemo kept, bool isFresh, DemoProcess server, DemoLinks links, string adminKey, CancellationToken stop)
    {
        var (pace, journal) = (new Pace(command.Speed, TimeProvider.System), new Journal());
        using var wire = Client.Wire(command.Address());
        var desk = new Client(wire, adminKey);
        Console.WriteLine($"A demo of OrleansWarehouse, with simulated people, in {command.Folder}.");
        await new SetUp(desk, kept, command.Folder).RunAsync(Console.WriteLine, stop);
        await ReadyAsync(desk, stop);
        PrintLinks(command, links);
        await Task.WhenAll(
            new Simulation(command.Address(), adminKey, kept, pace, journal).RunAsync(isFresh, stop),
            PulseAsync(desk, pace, journal, server, stop));
    }

    private static async Task ReadyAsync(Client desk, CancellationToken stop)
    {
        while (!(await desk.GetAsync("demo", stop)).IsOk) await Task.Delay(BetweenPulses, stop);
    }

    private static async Task PulseAsync(Client desk, Pace pace, Journal journal, DemoProcess server, CancellationToken stop)
    {
        while (true)
        {
            var pulse = new { speed = pace.Speed, isRushing = pace.IsRushing, restarts = server.Restarts, counts = journal.Counts };
            if (await desk.PostOnceAsync("demo/pulse", pulse, stop) is { IsOk: true } answer) pace.Speed = answer.Json.GetProperty("speed").GetDouble();
            await Task.Delay(BetweenPulses, stop);
        }
    }

    private static void PrintLinks(DemoCommand command, DemoLinks links)
    {
        Console.WriteLine();
        Console.WriteLine($"Running at {command.Speed:0.#}×. THIS IS A DEMO: each of these links signs in anyone who has it, until the demo ends.");
        Console.WriteLine();
        foreach (var visitor in Person.Visitors)
            Console.WriteLine($"  {visitor.Person.Role,-10}  {new Uri(command.Address(), links.PathOf(visitor))}");
        Console.WriteLine();
        Console.WriteLine("The operator's link opens \"your turn\": try to break it. Ctrl+C ends the demo; the next start continues it, or begins anew with --fresh.");
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }
}
