using System.Net;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>What came of an attempt to sign in: a standing, a time to wait, or neither: wrong.</summary>
internal readonly record struct SignedIn(Standing? Standing, TimeSpan? RetryAfter);

/// <summary>
/// Finds out who it is. Whatever is wrong, the answer is the same and takes about as long, also where there is no such user; so
/// nobody learns from it who there is.
/// </summary>
internal sealed class SignIn(IGrainFactory grains, KeyRing keys, Standings standings, Passwords passwords, PeopleKey secret,
    SignInGuard guard)
{
    public Task<SignedIn> ByPasswordAsync(string user, string password, IPAddress? address) =>
        GuardedAsync(AccountOf(user), address, async () =>
        {
            var stored = await grains.GetGrain<IUserGrain>(user).GetAsync();
            return await passwords.IsAsync(stored?.Password, password) ? Standings.Of(stored!) : null;
        });

    public Task<SignedIn> ByBadgeAsync(string site, string number, string pin, IPAddress? address)
    {
        var badge = secret.Badge(number);
        return GuardedAsync($"badge:{site}/{badge}", address, async () =>
        {
            var holder = await grains.GetGrain<IBadgeGrain>($"{site}/{badge}").HolderAsync();
            var stored = holder is null ? null : await grains.GetGrain<IUserGrain>(holder).GetAsync();
            var his = stored is not null && stored.Badge == badge && stored.User.Site == site;
            return await passwords.IsAsync(his ? stored!.Pin : null, secret.Pin(pin)) ? Standings.Of(stored!) : null;
        });
    }

    /// <summary>A key cannot be guessed: it is only the address that is counted.</summary>
    public Task<SignedIn> ByKeyAsync(string key, IPAddress? address) =>
        GuardedAsync(null, address, async () => await keys.FindAsync(key) is { } known ? standings.Of(known) : null);

    /// <summary>Whether this is the user's password; counted like a sign-in, so that a stolen session is no way to guess it.</summary>
    public async Task<(StoredUser? User, TimeSpan? RetryAfter)> CheckPasswordAsync(string user, string password, IPAddress? address)
    {
        StoredUser? found = null;
        var came = await GuardedAsync(AccountOf(user), address, async () =>
        {
            var stored = await grains.GetGrain<IUserGrain>(user).GetAsync();
            if (!await passwords.IsAsync(stored?.Password, password)) return null;
            found = stored;
            return Standings.Of(stored!);
        });
        return (came.Standing is null ? null : found, came.RetryAfter);
    }

    private async Task<SignedIn> GuardedAsync(string? account, IPAddress? address, Func<Task<Standing?>> find)
    {
        using var attempt = guard.Begin(account, address);
        if (attempt.RetryAfter is { } wait) return new(null, wait);
        var standing = await find();
        attempt.Came(standing is not null);
        return new(standing, null);
    }

    private static string AccountOf(string user) => $"user:{user}";
}
