using System.Collections.Frozen;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>The keys in memory, by hash: no request waits for a grain to know who asks.</summary>
internal sealed class KeyRing(IGrainFactory grains, AdminKey admin) : IDisposable
{
    private readonly SemaphoreSlim refreshing = new(1);

    private FrozenDictionary<string, CallerPrincipal>? byHash;

    public void Dispose() => refreshing.Dispose();

    public async ValueTask<CallerPrincipal?> FindAsync(string key)
    {
        var known = byHash ?? await RefreshAsync();
        return known.GetValueOrDefault(Secrets.Hash(key));
    }

    /// <summary>Reads the keys again: after one was made or ended, here or by another host.</summary>
    public async Task<FrozenDictionary<string, CallerPrincipal>> RefreshAsync()
    {
        await refreshing.WaitAsync();
        try
        {
            var stored = await grains.GetGrain<IAccessGrain>(IAccessGrain.TheOnly).KeysAsync();
            var callers = stored.ToDictionary(
                known => known.Hash,
                known => Principal(new(known.Key.Id, known.Key.Role, known.Key.Merchant, known.Key.Site)),
                StringComparer.Ordinal);
            callers[Secrets.Hash(admin.Read())] = Principal(new(AdminKey.Id, KeyRole.Operator, null, null));
            return byHash = callers.ToFrozenDictionary(StringComparer.Ordinal);
        }
        finally
        {
            refreshing.Release();
        }
    }

    private static CallerPrincipal Principal(Caller caller) => new(caller, ApiKeyAuthentication.SchemeName);
}
