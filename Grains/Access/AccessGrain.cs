using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Access;

/// <summary>The API keys as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class AccessGrain(AggregateServices services)
    : AggregateGrain<AccessState, AccessEvent>(Definition, services), IAccessGrain
{
    private static readonly Aggregate<AccessState, AccessEvent> Definition = new(
        "access", AccessState.Initial, ApiKeys.Evolve, static (_, _) => [], AccessJson.Default.AccessState);

    public Task<Outcome<KeyView>> AddKeyAsync(AddKey command) =>
        ExecuteAsync((state, _) => ApiKeys.Add(state, command), state => state.Find(command.Id)!.Key);

    public Task<Outcome<Done>> RevokeKeyAsync(string id) => ExecuteAsync((state, _) => ApiKeys.Revoke(state, id));

    public Task<ImmutableArray<StoredKey>> KeysAsync() => ReadAsync(static state => state.Keys);
}
