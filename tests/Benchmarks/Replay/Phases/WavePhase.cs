using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>Plans waves until nothing more can be planned.</summary>
internal sealed class WavePhase(int round) : Phase
{
    private const int OrdersPerWave = 50;
    private const int MaxWaves = 2_000;

    public int Tasks { get; private set; }

    public override string Name => $"waves {round}";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        long distance = 0;
        for (var number = 0; number < MaxWaves; number++)
        {
            var wave = await run.Client.PostAsync<WaveAnswer>(
                Route.Of($"sites/{run.Site}/waves"),
                new { maxOrders = OrdersPerWave, merchants = new[] { run.Merchant }, kind = "batch" },
                run.Operation($"wave-{round}-{number}"),
                cancellation);
            if (wave!.Tasks.Length == 0) return $"{number} waves, {Tasks} tasks, {distance / 1_000_000.0:0.0} km to walk";
            Tasks += wave.Tasks.Length;
            distance += wave.Tasks.Sum(task => task.DistanceMm);
        }

        run.Problems.Enqueue($"there are still orders to plan after {MaxWaves} waves");
        return $"{MaxWaves} waves, and more to plan";
    }
}
