using OrleansWarehouse.Grains.Access;
using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Writes users together with their badges: claims the badge, writes the user, frees the old badge. What a crash leaves half done
/// is repaired by repeating the request, or by the next claim of the badge.
/// </summary>
internal sealed class Users(IGrainFactory grains, Passwords passwords, PeopleKey secret)
{
    /// <param name="within">The site whose floor users the caller may change; null for all users.</param>
    public async Task<Outcome<UserView>> PutAsync(string user, UserBody body, string? within, long? ifVersion)
    {
        var grain = grains.GetGrain<IUserGrain>(user);
        var before = await grain.GetAsync();
        var command = await CommandAsync(body, before, within, ifVersion);
        var wanted = BadgeOf(command.Site, command.Badge is null ? before?.Badge : command.Badge);
        if (wanted is not null && !(await ClaimAsync(wanted, user)).Accepted) return Badge.Taken;

        var put = await grain.PutAsync(command);
        var after = await grain.GetAsync();
        await FreeOldAsync(user, before, after);
        if (!put.Accepted)
        {
            await FreeUnlessHeldAsync(wanted, user, after);
            return put;
        }

        // A concurrent request for the badge may have found the claim before the user was written, and freed it.
        if (wanted is null || (await ClaimAsync(wanted, user)).Accepted) return put;
        await grain.TakeBadgeAsync(after!.Badge ?? "");
        return Badge.Taken;
    }

    public async Task<Outcome<Done>> DeleteAsync(string user, string? within)
    {
        var grain = grains.GetGrain<IUserGrain>(user);
        var before = await grain.GetAsync();
        var deleted = await grain.DeleteAsync(within);
        if (deleted.Accepted) await FreeOldAsync(user, before, await grain.GetAsync());
        return deleted;
    }

    private async Task<PutUser> CommandAsync(UserBody body, StoredUser? before, string? within, long? ifVersion) => new(
        body.Name!, body.Role!.Value, body.Site, body.Merchant, body.Picker, body.Disabled ?? false,
        await HashAsync(body.Password, before?.Password),
        body.Badge is null or "" ? body.Badge : secret.Badge(body.Badge),
        await HashAsync(body.Pin is null or "" ? body.Pin : secret.Pin(body.Pin), before?.Pin),
        within, ifVersion);

    /// <summary>Returns the known hash when the text has not changed, so that a repeated request changes nothing and ends no session.</summary>
    private async Task<string?> HashAsync(string? text, string? known)
    {
        if (text is null or "") return text;
        return known is not null && await passwords.IsAsync(known, text) ? known : await passwords.HashAsync(text);
    }

    private async Task<Outcome<Done>> ClaimAsync(string badge, string user)
    {
        var grain = grains.GetGrain<IBadgeGrain>(badge);
        var claimed = await grain.ClaimAsync(user);
        if (claimed.Accepted || await grain.HolderAsync() is not { } holder) return claimed;
        var other = await grains.GetGrain<IUserGrain>(holder).GetAsync();
        if (BadgeOf(other) == badge) return claimed;
        await grain.ReleaseAsync(holder);
        return await grain.ClaimAsync(user);
    }

    private async Task FreeOldAsync(string user, StoredUser? before, StoredUser? after)
    {
        if (BadgeOf(before) is { } old && BadgeOf(after) != old) await grains.GetGrain<IBadgeGrain>(old).ReleaseAsync(user);
    }

    private async Task FreeUnlessHeldAsync(string? badge, string user, StoredUser? after)
    {
        if (badge is not null && BadgeOf(after) != badge) await grains.GetGrain<IBadgeGrain>(badge).ReleaseAsync(user);
    }

    private static string? BadgeOf(StoredUser? user) => user is null ? null : BadgeOf(user.User.Site, user.Badge);

    private static string? BadgeOf(string? site, string? badge) => site is null || string.IsNullOrEmpty(badge) ? null : $"{site}/{badge}";
}
