using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Grains.Products;

public abstract record ProductEvent;

[EventType("skuDefined")]
public sealed record ProductDefined(SkuDefinition Definition) : ProductEvent;

/// <param name="Definition">Null until it is defined.</param>
public sealed record ProductState(SkuDefinition? Definition, long Version)
{
    public static ProductState Initial { get; } = new(null, 0);
}

/// <summary>A SKU's master data: pure.</summary>
public static class Product
{
    /// <param name="hasStock">Whether there are goods of the SKU anywhere. Used only when the tracking changes.</param>
    public static Decision<ProductEvent> Put(ProductState state, PutProduct command, bool hasStock)
    {
        if (command.IfVersion is { } expected && expected != state.Version) return Refusal.Stale(state.Version);
        if (command.Definition.SameAs(state.Definition)) return Decision<ProductEvent>.Nothing;
        if (ChangesTracking(state, command) && hasStock)
            return Refusal.Conflict("tracking_in_use", "Tracking cannot change while there is stock.");
        return new ProductDefined(command.Definition);
    }

    public static bool ChangesTracking(ProductState state, PutProduct command) =>
        state.Definition is { } known && known.Tracking != command.Definition.Tracking;

    public static ProductState Evolve(ProductState state, ProductEvent @event, DateTimeOffset at) => @event switch
    {
        ProductDefined defined => new(defined.Definition, state.Version + 1),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static ProductView? View(string key, ProductState state) =>
        state.Definition is null ? null : new(key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..], state.Definition, state.Version);
}
