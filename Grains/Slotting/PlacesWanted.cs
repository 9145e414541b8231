using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Grains.Slotting;

public abstract record PlacesWantedEvent;

[EventType("placeWanted")]
public sealed record PlaceWanted(WantedPlace Place) : PlacesWantedEvent;

[EventType("placeNotWanted")]
public sealed record PlaceNotWanted(PutAwayId PutAway) : PlacesWantedEvent;

/// <param name="Places">By put-away; not in the order of waiting.</param>
public sealed record PlacesWantedState(ImmutableSortedDictionary<string, WantedPlace> Places)
{
    public static PlacesWantedState Initial { get; } = new(ImmutableSortedDictionary.Create<string, WantedPlace>(StringComparer.Ordinal));
}

/// <summary>The goods that wait for a location at a site: pure. Every process has them in memory, because each freed location looks there.</summary>
public static class PlacesWanted
{
    public static Decision<PlacesWantedEvent> Want(PlacesWantedState state, WantedPlace place) =>
        state.Places.ContainsKey(place.PutAway.Code) ? Decision<PlacesWantedEvent>.Nothing : new PlaceWanted(place);

    public static Decision<PlacesWantedEvent> End(PlacesWantedState state, PutAwayId putAway) =>
        state.Places.ContainsKey(putAway.Code) ? new PlaceNotWanted(putAway) : Decision<PlacesWantedEvent>.Nothing;

    public static PlacesWantedState Evolve(PlacesWantedState state, PlacesWantedEvent @event, DateTimeOffset at) => @event switch
    {
        PlaceWanted wanted => new(state.Places.SetItem(wanted.Place.PutAway.Code, wanted.Place)),
        PlaceNotWanted ended => new(state.Places.Remove(ended.PutAway.Code)),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}

/// <summary>The goods that wait for a location at a site, as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class PlacesWantedGrain(AggregateServices services)
    : AggregateGrain<PlacesWantedState, PlacesWantedEvent>(Definition, services), IPlacesWantedGrain
{
    internal static readonly Aggregate<PlacesWantedState, PlacesWantedEvent> Definition = new(
        "placesWanted", PlacesWantedState.Initial, PlacesWanted.Evolve, static (_, _) => [], SlottingJson.Default.PlacesWantedState)
    {
        IsReplicated = true,
    };

    internal static readonly Replica<PlacesWantedState> Replicated = Replica.Of(Definition, EventCodec.Types, static (_, state) => state);

    public Task WantAsync(string reference, WantedPlace place) => RecordAsync((state, _) => PlacesWanted.Want(state, place), reference);

    public Task EndAsync(string reference, PutAwayId putAway) => RecordAsync((state, _) => PlacesWanted.End(state, putAway), reference);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlacesWantedState))]
[JsonSerializable(typeof(PlaceWanted))]
[JsonSerializable(typeof(PlaceNotWanted))]
internal sealed partial class SlottingJson : JsonSerializerContext;
