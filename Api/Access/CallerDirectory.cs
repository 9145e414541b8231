using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>A caller as it is now, with its security stamp.</summary>
/// <param name="Stamp">Changes with everything that ends the caller's sessions.</param>
internal sealed record StampedCaller(Caller Caller, string Stamp);

/// <summary>Finds users and keys as they are now: a session is valid only while the security stamp that it began with is the current one.</summary>
internal sealed class CallerDirectory(IGrainFactory grains, KeyRing keys, PeopleKey secret)
{
    /// <param name="by"><c>user:ann</c> or <c>key:…</c>.</param>
    /// <returns>Null when the user or key does not exist, or the user is disabled.</returns>
    public async ValueTask<StampedCaller?> FindAsync(string by)
    {
        if (Caller.UserOf(by) is { } user)
            return await grains.GetGrain<IUserGrain>(user).GetAsync() is { } stored ? Of(stored) : null;
        return Caller.KeyOf(by) is { } id && await keys.FindByIdAsync(id) is { } key ? Of(key) : null;
    }

    public static StampedCaller? Of(StoredUser user) => user.User.Disabled
        ? null
        : new(Caller.Of(user.User), user.Stamp.ToString(CultureInfo.InvariantCulture));

    public StampedCaller Of(KnownKey key) => new(key.Principal.Caller, secret.Key(key.Hash));
}
