using System.Collections.Concurrent;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Reference;

/// <summary>
/// What rarely changes and everybody asks for, kept for a moment in each process, so that one merchant or one site is not the
/// grain that every order has to pass. What is not there is never kept: a merchant can be used the moment it is made.
/// </summary>
public sealed class ReferenceData(ICommands commands, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Kept<MerchantView>> merchants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Kept<SiteView>> sites = new(StringComparer.Ordinal);

    public ValueTask<MerchantView?> MerchantAsync(MerchantId id) =>
        GetAsync(merchants, id.Value, key => commands.To<IMerchantGrain>(key).GetAsync());

    public ValueTask<SiteView?> SiteAsync(SiteId id) =>
        GetAsync(sites, id.Value, key => commands.To<ISiteGrain>(key).GetAsync());

    private ValueTask<T?> GetAsync<T>(ConcurrentDictionary<string, Kept<T>> kept, string key, Func<string, Task<T?>> ask)
        where T : class =>
        kept.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < KeptFor
            ? new(known.Value)
            : new(AskAsync(kept, key, ask));

    private async Task<T?> AskAsync<T>(ConcurrentDictionary<string, Kept<T>> kept, string key, Func<string, Task<T?>> ask)
        where T : class
    {
        var value = await ask(key);
        if (value is not null) kept[key] = new(value, clock.GetTimestamp());
        return value;
    }

    private sealed record Kept<T>(T Value, long At);
}
