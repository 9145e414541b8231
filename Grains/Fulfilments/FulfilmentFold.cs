using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>Folds a fulfilment's events into its state: pure.</summary>
public static class FulfilmentFold
{
    public static FulfilmentState Evolve(FulfilmentState state, FulfilmentEvent @event, DateTimeOffset at) =>
        Apply(state, @event) with { Version = state.Version + 1, UpdatedAt = at };

    private static FulfilmentState Apply(FulfilmentState state, FulfilmentEvent @event) => @event switch
    {
        FulfilmentOpened opened => state with
        {
            Site = opened.Site, Status = opened.Status, Lines = opened.Lines, ShipBy = opened.ShipBy, ServiceLevel = opened.ServiceLevel,
        },
        FulfilmentReleased released => state with { Status = FulfilmentStatus.Released, ShipBy = released.ShipBy },
        PickingStarted started => state with { Status = FulfilmentStatus.Picking, Wave = started.Wave },
        PickingStopped => state with { Status = FulfilmentStatus.Released, Wave = null },
        LinePicked picked => Pick(state, picked),
        LinesEvent changed => state with { Status = changed.Status, Lines = ChangedLines.Merge(state.Lines, changed.Lines) },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    private static FulfilmentState Pick(FulfilmentState state, LinePicked picked) => state with
    {
        Status = picked.Status ?? state.Status,
        Lines = state.Line(picked.Line) is { } line ? state.Lines.Replace(line, picked.ApplyTo(line)) : state.Lines,
    };
}
