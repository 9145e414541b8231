using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Picking;

/// <param name="Plan">Null until the task is made.</param>
/// <param name="Dropped">What was answered to each wish to drop, by its reference.</param>
/// <param name="Early">What was cut before the task was made.</param>
public sealed record PickTaskState(
    TourPlan? Plan,
    WorkState Work,
    ImmutableArray<StopState> Stops,
    ImmutableSortedDictionary<string, long> Dropped,
    ImmutableArray<UnitsCut> Early) : IHasWork
{
    public static PickTaskState Initial { get; } = new(
        null, WorkState.Initial, [], ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal), []);

    [JsonIgnore]
    public PickTaskStatus Status => Work switch
    {
        { IsClosed: true } => PickTaskStatus.Done,
        { Owner: null } => PickTaskStatus.Open,
        _ => PickTaskStatus.Assigned,
    };

    [JsonIgnore]
    public long Open => Stops.Sum(stop => stop.Open);

    public StopState? Find(int stop) => Stops.FirstOrDefault(known => known.Stop == stop);

    public PickTaskState With(StopState stop) => this with { Stops = Stops.Replace(Find(stop.Stop)!, stop) };
}

public sealed record TourPlan(WaveId Wave, WaveKind Kind, long DistanceMm, ImmutableArray<string> Totes);

/// <param name="Outcome">Of the last scan here.</param>
/// <param name="Surplus">Of the last scan here.</param>
/// <param name="ChangedAt">When fewer units were asked for than before: scans from before that do not know it.</param>
public sealed record StopState(
    int Stop, LocationId Location, StockKey Key, ImmutableArray<DropState> Drops, string Outcome, long Surplus, DateTimeOffset? ChangedAt = null)
{
    [JsonIgnore]
    public long Planned => Drops.Sum(drop => drop.Planned);

    [JsonIgnore]
    public long Open => Drops.Sum(drop => drop.Open);

    public static StopState Of(PlannedStop stop) => new(
        stop.Stop,
        stop.Location,
        stop.Key,
        [.. stop.Drops.Select(drop => new DropState(drop.Pick, drop.Fulfilment, drop.Line, drop.Tote, drop.Quantity))],
        PickOutcome.Picked,
        0);

    /// <summary>Changes the drops that are named by their picks.</summary>
    public StopState With(IEnumerable<(string Pick, long Quantity)> changes, Func<DropState, long, DropState> change)
    {
        var drops = Drops.ToBuilder();
        foreach (var (pick, quantity) in changes)
        {
            var known = drops.First(drop => drop.Pick == pick);
            drops[drops.IndexOf(known)] = change(known, quantity);
        }

        return this with { Drops = drops.ToImmutable() };
    }
}

/// <summary>Part of a stop, for one order line into one tote. Every planned unit is open, done, short, dropped or cut.</summary>
public sealed record DropState(
    string Pick,
    FulfilmentId Fulfilment,
    string Line,
    string Tote,
    long Planned,
    long Done = 0,
    long Short = 0,
    long Dropped = 0,
    long Cut = 0)
{
    [JsonIgnore]
    public long Open => Planned - Done - Short - Dropped - Cut;

    /// <summary>What is asked for now.</summary>
    [JsonIgnore]
    public long Wanted => Planned - Dropped - Cut;

    public DropQuantity Part(long quantity) => new(Pick, Fulfilment, Line, Tote, quantity);
}

/// <summary>What became of a scan.</summary>
public static class PickOutcome
{
    public const string Picked = "picked";

    public const string Short = "short";

    public const string Surplus = "surplus";
    public const string AlreadyDone = "alreadyDone";
}
