using System.Net;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>The result of a sign-in: a caller, a time to wait, or neither when the credentials are wrong.</summary>
internal readonly record struct SignedIn(StampedCaller? Caller, TimeSpan? RetryAfter);

/// <summary>
/// Verifies credentials. Every failure gives the same answer in about the same time, also for a user who does not exist, so that
/// user names cannot be discovered.
/// </summary>
internal sealed class SignIn(IGrainFactory grains, KeyRing keys, CallerDirectory callers, Passwords passwords, PeopleKey secret,
    SignInGuard guard)
{
    public Task<SignedIn> ByPasswordAsync(string user, string password, IPAddress? address) =>
        GuardedAsync(AccountOf(user), address, async () =>
        {
            var stored = await grains.GetGrain<IUserGrain>(user).GetAsync();
            return await passwords.IsAsync(stored?.Password, password) ? CallerDirectory.Of(stored!) : null;
        });

    public Task<SignedIn> ByBadgeAsync(string site, string number, string pin, IPAddress? address)
    {
        var badge = secret.Badge(number);
        return GuardedAsync($"badge:{site}/{badge}", address, async () =>
        {
            var holder = await grains.GetGrain<IBadgeGrain>($"{site}/{badge}").HolderAsync();
            var stored = holder is null ? null : await grains.GetGrain<IUserGrain>(holder).GetAsync();
            var isHolders = stored is not null && stored.Badge == badge && stored.User.Site == site;
            return await passwords.IsAsync(isHolders ? stored!.Pin : null, secret.Pin(pin)) ? CallerDirectory.Of(stored!) : null;
        });
    }

    /// <summary>Signs in by key. A key cannot be guessed, so failures are counted by address only.</summary>
    public Task<SignedIn> ByKeyAsync(string key, IPAddress? address) =>
        GuardedAsync(null, address, async () => await keys.FindAsync(key) is { } known ? callers.Of(known) : null);

    /// <summary>Verifies a user's password; failures count as failed sign-ins, so that a stolen session cannot be used to guess it.</summary>
    public async Task<(StoredUser? User, TimeSpan? RetryAfter)> CheckPasswordAsync(string user, string password, IPAddress? address)
    {
        StoredUser? found = null;
        var result = await GuardedAsync(AccountOf(user), address, async () =>
        {
            var stored = await grains.GetGrain<IUserGrain>(user).GetAsync();
            if (!await passwords.IsAsync(stored?.Password, password)) return null;
            found = stored;
            return CallerDirectory.Of(stored!);
        });
        return (result.Caller is null ? null : found, result.RetryAfter);
    }

    private async Task<SignedIn> GuardedAsync(string? account, IPAddress? address, Func<Task<StampedCaller?>> find)
    {
        using var attempt = guard.Begin(account, address);
        if (attempt.RetryAfter is { } wait) return new(null, wait);
        var stamped = await find();
        attempt.SetResult(stamped is not null);
        return new(stamped, null);
    }

    private static string AccountOf(string user) => $"user:{user}";
}
