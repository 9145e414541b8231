using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Shipping;

public abstract record ParcelCountEvent;

[EventType("serialsTaken")]
public sealed record SerialsTaken(int Count) : ParcelCountEvent;

/// <param name="NextSerial">The serial reference of the next parcel, from 1.</param>
public sealed record ParcelCountState(long NextSerial)
{
    public static ParcelCountState Initial { get; } = new(1);
}

/// <summary>A site's counter of parcels: pure. It stands beside the site, whose changes every process follows.</summary>
public static class ParcelCount
{
    public const int MaxSerialsAtOnce = 10_000;

    public static Decision<ParcelCountEvent> Take(bool isSite, int count)
    {
        if (!isSite) return Refusal.NotFound("unknown_site", "There is no such site.");
        return count is > 0 and <= MaxSerialsAtOnce
            ? new SerialsTaken(count)
            : Refusal.Invalid("invalid_count", "count", $"Between 1 and {MaxSerialsAtOnce} serials at once.");
    }

    public static ParcelCountState Evolve(ParcelCountState state, ParcelCountEvent @event, DateTimeOffset at) => @event switch
    {
        SerialsTaken taken => new(state.NextSerial + taken.Count),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}

/// <summary>A site's counter of parcels as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class ParcelCountGrain(AggregateServices services, ReferenceData reference)
    : AggregateGrain<ParcelCountState, ParcelCountEvent>(Definition, services), IParcelCountGrain
{
    private static readonly Aggregate<ParcelCountState, ParcelCountEvent> Definition = new(
        "parcelCount", ParcelCountState.Initial, ParcelCount.Evolve, static (_, _) => [], ShippingJson.Default.ParcelCountState);

    public Task<Outcome<SerialRange>> TakeAsync(int count) => ExecuteAsync(
        (_, _) => ParcelCount.Take(reference.Site(References, new(Key)) is not null, count),
        state => new SerialRange(state.NextSerial - count, count));
}
