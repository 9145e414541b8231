using System.Collections.Immutable;
using System.Diagnostics.Metrics;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>The meter of this silo's grains, by kind and method, never by key.</summary>
internal sealed class GrainMeter : IDisposable
{
    public const string Name = "OrleansWarehouse.Grains";

    private readonly Meter meter = new(Name);
    private readonly CallRecorder calls;
    private readonly Histogram<double> duration;

    public GrainMeter(CallRecorder calls)
    {
        this.calls = calls;
        duration = meter.CreateHistogram<double>("warehouse.grains.duration", "s", "Time of calls in the grain, for a sample of the calls.");
        meter.CreateObservableCounter("warehouse.grains.calls", () => Of(static count => count.Calls), "{call}", "Calls of grains.");
        meter.CreateObservableCounter("warehouse.grains.failures", () => Of(static count => count.Failures), "{call}", "Calls that ended with an exception.");
        meter.CreateObservableGauge("warehouse.grains.running", () => Of(static count => count.Running), "{call}", "Calls in progress.");
        meter.CreateObservableGauge("warehouse.grains.activations", () => Of(static kind => kind.Activations), "{grain}", "Grains in memory.");
    }

    /// <summary>The last count.</summary>
    public ImmutableArray<GrainPopulation> Populations { get; set; } = [];

    public void Timed(TimeSpan took, CallCounts count)
    {
        if (duration.Enabled) duration.Record(took.TotalSeconds, count.Tags);
    }

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<long>> Of(Func<CallCounts, long> figure) =>
        calls.Counts.Select(count => new Measurement<long>(figure(count), count.Tags));

    private IEnumerable<Measurement<long>> Of(Func<GrainPopulation, long> figure) =>
        Populations.Select(kind => new Measurement<long>(figure(kind), new KeyValuePair<string, object?>("grain", kind.Grain)));
}
