using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Grains.Shipping;

public abstract record ManifestEvent;

/// <summary>The intent: what is to be handed over.</summary>
[EventType("manifestStarted")]
public sealed record ManifestStarted(
    string Carrier, string? Service, ImmutableArray<ShipmentParcels> Parcels, string? SignedBy) : ManifestEvent;

/// <param name="Refused">Listed, but could not go.</param>
[EventType("manifestClosed")]
public sealed record ManifestClosed(ImmutableArray<string> Parcels, ImmutableArray<string> Refused) : ManifestEvent;

public sealed record ManifestState(ManifestStarted? Plan, ManifestClosed? Result, DateTimeOffset At)
{
    public static ManifestState Initial { get; } = new(null, null, default);
}

/// <summary>What is handed to a carrier together: pure.</summary>
public static class Manifest
{
    public static Decision<ManifestEvent> Start(ManifestState state, HandOver command)
    {
        if (state.Plan is not null) return Decision<ManifestEvent>.Nothing;
        if (command.Parcels.All(shipment => shipment.Ssccs.IsEmpty))
            return Refusal.Conflict("nothing_to_hand_over", "No parcel waits for the carrier.");
        return new ManifestStarted(command.Carrier, command.Service, command.Parcels, command.SignedBy);
    }

    /// <param name="gone">The parcels that their shipments gave.</param>
    public static Decision<ManifestEvent> Close(ManifestState state, IReadOnlySet<string> gone)
    {
        if (state.Plan is null || state.Result is not null) return Decision<ManifestEvent>.Nothing;
        var listed = state.Plan.Parcels.SelectMany(shipment => shipment.Ssccs).ToArray();
        return new ManifestClosed([.. listed.Where(gone.Contains)], [.. listed.Where(sscc => !gone.Contains(sscc))]);
    }

    public static ManifestState Evolve(ManifestState state, ManifestEvent @event, DateTimeOffset at) => @event switch
    {
        ManifestStarted started => state with { Plan = started, At = at },
        ManifestClosed closed => state with { Result = closed },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static ManifestView View(ManifestState state, string manifest) => new(
        manifest, state.Plan!.Carrier, state.At, state.Plan.SignedBy, state.Result?.Parcels ?? [], state.Result?.Refused ?? []);
}
