using System.Diagnostics.Metrics;

namespace OrleansWarehouse.Storage.Log;

/// <summary>The meter of the storage, <c>OrleansWarehouse.Storage</c>.</summary>
internal static class LogMeter
{
    public const string Name = "OrleansWarehouse.Storage";

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Events =
        Meter.CreateCounter<long>("warehouse.log.events", "{event}", "Events committed.");

    private static readonly Histogram<int> Appends =
        Meter.CreateHistogram<int>("warehouse.log.batch", "{append}", "Appends per transaction.");

    public static void Batch(int appends, int events)
    {
        Appends.Record(appends);
        Events.Add(events);
    }
}
