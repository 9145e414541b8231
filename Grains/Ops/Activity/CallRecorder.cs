using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>
/// Counts every call to a grain of this silo. Durations and grain keys are recorded for every call of a method at low rates, and
/// for an even sample otherwise (see <see cref="CallCounts.Pace"/>).
/// </summary>
public sealed class CallRecorder : IIncomingGrainCallFilter, IDisposable
{
    private const int Hottest = 20;

    private readonly ConcurrentDictionary<(Type Grain, MethodInfo Method), CallCounts?> counts = new();
    private readonly HotGrains hot = new();
    private readonly GrainMeter meter;
    private readonly Dictionary<CallCounts, CallWindow> windows = [];

    public CallRecorder() => meter = new(this);

    internal IEnumerable<CallCounts> Counts => counts.Values.OfType<CallCounts>();

    internal GrainMeter Meter => meter;

    /// <inheritdoc />
    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (CountsOf(context) is not { } count) return context.Invoke();
        var timing = count.Begin() ? Start(context, count) : null;
        var call = context.Invoke();
        if (!call.IsCompletedSuccessfully) Watch(call, count, timing);
        else timing?.End();
        return call;
    }

    /// <summary>Returns the calls by method and the most called grains. Call it once a second, from one caller.</summary>
    /// <param name="seconds">The seconds that count as recent.</param>
    public (ImmutableArray<MethodActivity> Methods, ImmutableArray<HotGrain> Hot) Look(int seconds = 10)
    {
        foreach (var known in Counts)
        {
            if (!windows.ContainsKey(known)) windows[known] = new(known);
        }

        var hottest = hot.Top(Hottest);
        hot.Fade();
        return ([.. windows.Values.Select(window => window.Look(seconds))], hottest);
    }

    public void Dispose() => meter.Dispose();

    /// <summary>Uses a continuation that runs where the call ends: an await would cost the grain another turn.</summary>
    private static void Watch(Task call, CallCounts count, Timing? timing)
    {
        count.Wait();
        call.ContinueWith(
            static (ended, state) =>
            {
                var (count, timing) = state is Timing timed ? (timed.Count, timed) : ((CallCounts)state!, null);
                if (!ended.IsCompletedSuccessfully) count.Fail();
                count.Continue();
                timing?.End();
            },
            (object?)timing ?? count, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private Timing Start(IIncomingGrainCallContext context, CallCounts count)
    {
        var timing = new Timing(count, meter);
        hot.Add(context.TargetId, timing.Share);
        return timing;
    }

    private CallCounts? CountsOf(IIncomingGrainCallContext context)
    {
        var key = (context.Grain.GetType(), context.InterfaceMethod);
        return counts.TryGetValue(key, out var known) ? known : counts.GetOrAdd(key, CountsFor(context));
    }

    /// <summary>Returns null for Orleans' own grains, and for the grain that collects these figures.</summary>
    private static CallCounts? CountsFor(IIncomingGrainCallContext context)
    {
        var type = context.Grain.GetType();
        return type == typeof(ActivityGrain) || type.Namespace?.StartsWith("Orleans.", StringComparison.Ordinal) is true
            ? null
            : new(context.TargetId.Type.ToString()!, context.InterfaceMethod.Name);
    }

    /// <summary>A timed call.</summary>
    private sealed class Timing(CallCounts count, GrainMeter meter)
    {
        private readonly long start = Stopwatch.GetTimestamp();

        public CallCounts Count => count;

        public int Share { get; } = count.Share;

        public void End()
        {
            var took = Stopwatch.GetElapsedTime(start);
            count.Timed(Math.Max(1, (long)took.TotalMicroseconds), Share);
            meter.Timed(took, count);
        }
    }
}
