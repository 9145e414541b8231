using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

public sealed record ContainerState(Holding Holding, CountMemory Memory)
{
    public static ContainerState Initial { get; } = new(Holding.Empty, CountMemory.Empty);
}

/// <summary>A tote, carton or parcel: pure. It needs no definition: the first goods make it. What is in it is an order line's, or is to
/// be put back.</summary>
public static class Container
{
    public const string NotThereYet = "not_there_yet";

    /// <summary>Containers are filled by transfers, which arrive a moment after they start: of a line's own units, what is not there
    /// is awaited.</summary>
    public static Decision<HolderEvent> Take(ContainerState state, Taking command)
    {
        foreach (var goods in command.Goods)
            if (goods.For is { } line && Missing(state, line, goods.Key, goods.Quantity) is { } missing) return missing;
        return Takes.Take(Place.Container, state.Holding, state.Memory, command);
    }

    public static Decision<HolderEvent> Unassign(ContainerState state, Unassigning command)
    {
        var draft = new HoldingDraft(Place.Container, state.Holding);
        foreach (var goods in command.Goods)
        {
            if (Missing(state, command.For, goods.Key, goods.Quantity) is { } missing) return missing;
            draft.Use(command.For.ToString(), goods.Key, goods.Quantity);
        }

        return draft.Into(new GoodsUnassigned(command.Reference, command.For, command.Goods));
    }

    public static ContainerState Evolve(ContainerState state, HolderEvent @event, DateTimeOffset at) =>
        new(state.Holding.Apply(@event), state.Memory.Apply(@event, at));

    private static Refusal? Missing(ContainerState state, ForLine line, StockKey key, long quantity)
    {
        var there = state.Holding.Allocations.GetValueOrDefault(line.ToString())?.Of(key) ?? 0;
        return there >= quantity
            ? null
            : Refusal.Conflict(NotThereYet, $"{quantity - there} of {key.Sku} for {line} are not in the container yet.");
    }
}
