using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Tenancies;

namespace OrleansWarehouse.Grains.Tenancies;

public abstract record TenancyEvent;

[EventType("tenancyBegun")]
public sealed record TenancyBegun : TenancyEvent;

[EventType("tenancyEnded")]
public sealed record TenancyEnded : TenancyEvent;

/// <param name="Since">Null while the merchant is not at the site.</param>
public sealed record TenancyState(DateTimeOffset? Since)
{
    public static TenancyState Initial { get; } = new((DateTimeOffset?)null);
}

/// <summary>Whether a merchant keeps goods at a site: pure.</summary>
public static class Tenancy
{
    public static Decision<TenancyEvent> Begin(TenancyState state) =>
        state.Since is null ? new TenancyBegun() : Decision<TenancyEvent>.Nothing;

    public static Decision<TenancyEvent> End(TenancyState state) =>
        state.Since is null ? Decision<TenancyEvent>.Nothing : new TenancyEnded();

    public static TenancyState Evolve(TenancyState state, TenancyEvent @event, DateTimeOffset at) => @event switch
    {
        TenancyBegun => new(at),
        TenancyEnded => TenancyState.Initial,
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static TenancyView? View(string key, TenancyState state) => state.Since is { } since && TenancyId.TryParse(key, out var id)
        ? new(id.Site.Value, id.Merchant.Value, since)
        : null;
}
