using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Resolves the actors of events to display names. Names are resolved on reading and not stored with the event: they change, and
/// a caller who may read the event may not be allowed to list users and keys.</summary>
internal sealed class ActorNames(IGrainFactory grains, KeyRing keys)
{
    /// <param name="by">Any number of <c>user:ann</c> or <c>key:…</c>; those without a name are left out of the result.</param>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string> by)
    {
        var asked = by.Distinct(StringComparer.Ordinal).ToArray();
        var names = await Task.WhenAll(asked.Select(OfAsync));
        return asked.Zip(names).Where(static known => known.Second is not null)
            .ToDictionary(static known => known.First, static known => known.Second!, StringComparer.Ordinal);
    }

    private async Task<string?> OfAsync(string by)
    {
        if (Caller.UserOf(by) is { } user) return (await grains.GetGrain<IUserGrain>(user).GetAsync())?.User.Name;
        return Caller.KeyOf(by) is { } key ? (await keys.FindByIdAsync(key))?.Principal.Caller.Name : null;
    }
}
