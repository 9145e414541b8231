using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>What somebody may do now.</summary>
/// <param name="Stamp">Becomes another with everything that ends his sessions.</param>
internal sealed record Standing(Caller Caller, string Stamp);

/// <summary>Knows users and keys as they are now: a session holds only as long as nothing changed that it was given for.</summary>
internal sealed class Standings(IGrainFactory grains, KeyRing keys, PeopleKey secret)
{
    /// <param name="by"><c>user:ann</c> or <c>key:…</c>.</param>
    /// <returns>Null for one who is not there (any more), or may not sign in.</returns>
    public async ValueTask<Standing?> OfAsync(string by)
    {
        if (Caller.UserOf(by) is { } user)
            return await grains.GetGrain<IUserGrain>(user).GetAsync() is { } stored ? Of(stored) : null;
        return Caller.KeyOf(by) is { } id && await keys.FindByIdAsync(id) is { } key ? Of(key) : null;
    }

    public static Standing? Of(StoredUser user) => user.User.Disabled
        ? null
        : new(Caller.Of(user.User), user.Stamp.ToString(CultureInfo.InvariantCulture));

    public Standing Of(KnownKey key) => new(key.Principal.Caller, secret.Key(key.Hash));
}
