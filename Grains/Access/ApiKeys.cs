using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Grains.Access;

public abstract record AccessEvent;

[EventType("keyAdded")]
public sealed record KeyAdded(string Id, string Name, KeyRole Role, string? Merchant, string? Site, string Hash) : AccessEvent;

[EventType("keyRevoked")]
public sealed record KeyRevoked(string Id) : AccessEvent;

/// <param name="Keys">The valid keys, oldest first.</param>
public sealed record AccessState(ImmutableArray<StoredKey> Keys)
{
    public static AccessState Initial { get; } = new([]);

    public StoredKey? Find(string id) => Keys.FirstOrDefault(known => known.Key.Id == id);
}

/// <summary>The API keys: pure.</summary>
public static class ApiKeys
{
    public const int MaxKeys = 10_000;

    public static Decision<AccessEvent> Add(AccessState state, AddKey command)
    {
        if (state.Find(command.Id) is not null) return Decision<AccessEvent>.Nothing;
        if (state.Keys.Length >= MaxKeys) return Refusal.Conflict("too_many_keys", $"There are already {MaxKeys} keys; revoke some first.");
        return new KeyAdded(command.Id, command.Name, command.Role, command.Merchant, command.Site, command.Hash);
    }

    public static Decision<AccessEvent> Revoke(AccessState state, string id) =>
        state.Find(id) is null ? Refusal.NotFound("unknown_key", "There is no such key.") : new KeyRevoked(id);

    public static AccessState Evolve(AccessState state, AccessEvent @event, DateTimeOffset at) => @event switch
    {
        KeyAdded added => new(state.Keys.Add(
            new(new(added.Id, added.Name, added.Role, added.Merchant, added.Site, at), added.Hash))),
        KeyRevoked revoked => new(state.Keys.RemoveAll(known => known.Key.Id == revoked.Id)),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}
