using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>What those are called who did something. Told where it is read, and kept nowhere with what was done: names change, and who
/// may read what was done may not be allowed to list people and keys.</summary>
internal sealed class ActorNames(IGrainFactory grains, KeyRing keys)
{
    /// <param name="by"><c>user:ann</c> or <c>key:…</c>, in any number; what has no name is not in the answer.</param>
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
