using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Access;

/// <summary>A badge as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class BadgeGrain(AggregateServices services)
    : AggregateGrain<BadgeState, BadgeEvent>(Definition, services), IBadgeGrain
{
    private static readonly Aggregate<BadgeState, BadgeEvent> Definition = new(
        "badge", BadgeState.Initial, Badge.Evolve, static (_, _) => [], AccessJson.Default.BadgeState);

    public Task<Outcome<Done>> ClaimAsync(string user) => ExecuteAsync((state, _) => Badge.Claim(state, user));

    public Task<Outcome<Done>> ReleaseAsync(string user) => ExecuteAsync((state, _) => Badge.Release(state, user));

    public Task<string?> HolderAsync() => ReadAsync(static state => state.Holder);
}
