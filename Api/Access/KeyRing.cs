using System.Collections.Frozen;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

internal sealed record KnownKey(CallerPrincipal Principal, string Hash);

/// <summary>Holds all API keys in memory, by hash and by id, so that no request waits for a grain to authenticate.</summary>
internal sealed class KeyRing(IGrainFactory grains, AdminKey admin) : IDisposable
{
    private readonly SemaphoreSlim refreshing = new(1);

    private Known? all;

    public void Dispose() => refreshing.Dispose();

    public async ValueTask<KnownKey?> FindAsync(string key) => (await AllAsync()).ByHash.GetValueOrDefault(Secrets.Hash(key));

    public async ValueTask<KnownKey?> FindByIdAsync(string id) => (await AllAsync()).ById.GetValueOrDefault(id);

    /// <summary>Reads the keys again, after one was created or revoked here or by another host.</summary>
    public async Task RefreshAsync()
    {
        await refreshing.WaitAsync();
        try
        {
            var stored = await grains.GetGrain<IAccessGrain>(IAccessGrain.SingletonKey).KeysAsync();
            var keys = stored.Select(static known => new KnownKey(new(CallerOf(known.Key)), known.Hash)).Append(Admin());
            all = Known.Of([.. keys]);
        }
        finally
        {
            refreshing.Release();
        }
    }

    private async ValueTask<Known> AllAsync()
    {
        if (all is null) await RefreshAsync();
        return all!;
    }

    private KnownKey Admin() =>
        new(new(new(AdminKey.Id, "Administrator", Roles.Operator, null, null)), Secrets.Hash(admin.Read()));

    private static Caller CallerOf(KeyView key) => new(key.Id, key.Name, RoleOf(key.Role), key.Merchant, key.Site);

    private static Roles RoleOf(KeyRole role) => role switch
    {
        KeyRole.Operator => Roles.Operator,
        KeyRole.Merchant => Roles.Merchant,
        KeyRole.Site => Roles.Site,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    private sealed record Known(FrozenDictionary<string, KnownKey> ByHash, FrozenDictionary<string, KnownKey> ById)
    {
        /// <summary>Indexes the keys. Of two with the same hash the last one applies, which is the admin key.</summary>
        public static Known Of(IReadOnlyList<KnownKey> keys)
        {
            var byHash = new Dictionary<string, KnownKey>(StringComparer.Ordinal);
            foreach (var key in keys) byHash[key.Hash] = key;
            return new(
                byHash.ToFrozenDictionary(StringComparer.Ordinal),
                keys.ToFrozenDictionary(key => key.Principal.Caller.Id, StringComparer.Ordinal));
        }
    }
}
