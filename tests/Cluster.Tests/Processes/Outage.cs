namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>What buyers observed of the death of a silo.</summary>
/// <param name="Silence">The longest time after it in which no order was placed.</param>
/// <param name="LastSku">When the last SKU was sold again.</param>
/// <param name="LongestWait">The longest time that a request waited for its answer.</param>
/// <param name="Refused">Requests answered with 503.</param>
internal sealed record Outage(TimeSpan Silence, TimeSpan LastSku, TimeSpan LongestWait, int Refused)
{
    public static Outage Of(IReadOnlyCollection<Outage> outages, Func<IEnumerable<TimeSpan>, TimeSpan> choose) => new(
        choose(outages.Select(outage => outage.Silence)),
        choose(outages.Select(outage => outage.LastSku)),
        choose(outages.Select(outage => outage.LongestWait)),
        outages.Max(outage => outage.Refused));

    public override string ToString() =>
        $"silence {Silence.TotalSeconds:0.00} s, last SKU sold again after {LastSku.TotalSeconds:0.00} s, longest wait {LongestWait.TotalSeconds:0.00} s, {Refused} times 503";
}
