using System.Diagnostics;
using System.Globalization;

namespace OrleansWarehouse.Benchmarks.Engine;

/// <summary>Calls of every kind from many callers at once. A call that is lost leaves its caller waiting, which is told.</summary>
internal static class EngineSoak
{
    private const int Callers = 64;
    private const int Grains = 256;
    private static readonly TimeSpan s_stuckAfter = TimeSpan.FromSeconds(20);

    internal static async Task<int> RunAsync(IGrainFactory factory, long calls, long minutes)
    {
        IBenchGrain[] grains = [.. Enumerable.Range(0, Grains).Select(IBenchGrain (i) => i % 2 == 0
            ? factory.GetGrain<IPlainBenchGrain>($"soak/{i}")
            : factory.GetGrain<IReentrantBenchGrain>($"soak/{i}"))];
        var answered = new long[Callers * 16];
        var start = Stopwatch.GetTimestamp();
        var all = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (long i = 0; i < calls / Callers && Stopwatch.GetElapsedTime(start).TotalMinutes < minutes; i += 16)
            {
                for (var j = 0; j < 16; j++)
                {
                    answered[caller * 16] += await CallAsync(factory, grains, random);
                }
            }
        })));

        long before = -1;
        while (await Task.WhenAny(all, Task.Delay(s_stuckAfter)) != all)
        {
            var now = answered.Sum();
            if (now == before)
            {
                Console.WriteLine("A call was lost: nothing was answered for a while.");
                return 1;
            }

            before = now;
        }

        await all;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{answered.Sum():N0} calls answered in {Stopwatch.GetElapsedTime(start)}, none lost"));
        return 0;
    }

    private static async ValueTask<int> CallAsync(IGrainFactory factory, IBenchGrain[] grains, Random random)
    {
        // A few grains are hot.
        var grain = grains[random.Next(4) == 0 ? random.Next(4) : random.Next(grains.Length)];
        var number = random.Next();
        switch (random.Next(1000))
        {
            case 0:
                await grain.EndAsync();
                return 1;
            case 1:
                await Assert(factory.GetGrain<IPlainBenchGrain>($"cold/{number}").AddAsync(number), number);
                return 1;
            case < 5:
                return await FailAsync(grain);
            case < 100:
                await Assert(grain.YieldAsync(number), number);
                return 1;
            case < 200:
                await Assert(grain.InterleaveAsync(number), number);
                return 1;
            case < 300:
                await Assert(grain.ReadAsync(number), number);
                return 1;
            case < 400:
                await Assert(factory.GetGrain<IPlainBenchGrain>($"through/{random.Next(100)}").ThroughAsync(grain, number), number);
                return 2;
            case < 450:
                return await CancellableAsync(grain, number);
            case < 600:
                await Assert(grain.ValueAsync(number).AsTask(), number);
                return 1;
            case < 700:
                await grain.PingAsync();
                return 1;
            case < 750:
                await Task.WhenAll(grain.AddAsync(1), grain.YieldAsync(2), grain.InterleaveAsync(3), grain.PingAsync());
                return 4;
            default:
                await Assert(grain.AddAsync(number), number);
                return 1;
        }
    }

    private static async Task<int> FailAsync(IBenchGrain grain)
    {
        try
        {
            await grain.FailAsync();
            throw new UnreachableException("A failure was lost.");
        }
        catch (InvalidOperationException)
        {
            return 1;
        }
    }

    private static async Task<int> CancellableAsync(IBenchGrain grain, int number)
    {
        using var source = new CancellationTokenSource();
        var call = grain.CancellableAsync(number, source.Token);
        if (number % 2 == 0)
        {
            await Assert(call, number);
            return 1;
        }

        await source.CancelAsync();
        try
        {
            await call;
        }
        catch (OperationCanceledException)
        {
            // Either the answer or the cancellation came first.
        }

        return 1;
    }

    private static async Task Assert(Task<int> call, int expected)
    {
        if (await call != expected)
        {
            throw new UnreachableException("A call got another's answer.");
        }
    }
}
