using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

public sealed record ContainerState(Holding Holding)
{
    public static ContainerState Initial { get; } = new(Holding.Empty);
}

/// <summary>A tote, carton or parcel: pure. It needs no definition: the first goods make it.</summary>
public static class Container
{
    public const string NotThereYet = "not_there_yet";

    public static Decision<HolderEvent> Put(Putting command) => HoldingDecisions.Put(command);

    /// <summary>Containers are filled by transfers alone, which arrive a moment after they start: what is not there is not
    /// found but awaited, or it would be counted twice when it comes.</summary>
    public static Decision<HolderEvent> Take(ContainerState state, Taking command)
    {
        var missing = HoldingDecisions.Missing(state.Holding, command.Goods);
        return missing is [var first, ..]
            ? Refusal.Conflict(NotThereYet, $"{first.Quantity} of {first.Key.Sku} are not in the container yet.")
            : HoldingDecisions.Take(state.Holding, command);
    }

    public static ContainerState Evolve(ContainerState state, HolderEvent @event, DateTimeOffset at) => @event switch
    {
        GoodsPut or GoodsTaken => state with { Holding = state.Holding.Apply(@event) },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}
