using System.Collections.Concurrent;

using OrleansWarehouse.Grains.Sites;

namespace OrleansWarehouse.Api.Access;

internal enum AccessDecision
{
    Allowed,

    /// <summary>Answered as not found, so that the caller does not learn that it exists.</summary>
    NotFound,

    /// <summary>The caller's role does not permit it.</summary>
    Forbidden,
}

/// <summary>Authorizes a caller by an access rule and the merchant, site and picker concerned, for endpoints and the live feed alike.</summary>
internal sealed class AccessAuthorizer(DirectoryQueries directory, TimeProvider clock)
{
    /// <summary>How long it is cached that a merchant is at a site: merchants seldom leave one.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    private const int MostBelieved = 10_000;

    private readonly ConcurrentDictionary<(string Site, string Merchant), DateTimeOffset> present = new();

    public async ValueTask<AccessDecision> AuthorizeAsync(
        AccessRule rule, Caller caller, string? merchant = null, string? site = null, string? picker = null)
    {
        if (caller.IsOperator) return AccessDecision.Allowed;
        if (merchant is not null && caller.Merchant is { } ownMerchant && ownMerchant != merchant) return AccessDecision.NotFound;
        if (site is not null && caller.Site is { } ownSite && ownSite != site) return AccessDecision.NotFound;
        if (!rule.AllowedRoles.HasFlag(caller.Role)) return AccessDecision.Forbidden;
        if (picker is not null && !caller.MayActAs(picker)) return AccessDecision.Forbidden;
        return merchant is null || rule.AnyMerchant || caller.Site is not { } at || await IsAtAsync(at, merchant)
            ? AccessDecision.Allowed
            : AccessDecision.NotFound;
    }

    private async ValueTask<bool> IsAtAsync(string site, string merchant)
    {
        var now = clock.GetUtcNow();
        if (present.TryGetValue((site, merchant), out var until) && now < until) return true;
        if (!await directory.IsAtAsync(site, merchant)) return false;
        if (present.Count >= MostBelieved) present.Clear();
        present[(site, merchant)] = now + Believed;
        return true;
    }
}
