using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Reference;

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
internal sealed class AccessAuthorizer(ReferenceData reference)
{
    public async ValueTask<AccessDecision> AuthorizeAsync(
        AccessRule rule, Caller caller, string? merchant = null, string? site = null, string? picker = null)
    {
        if (caller.IsOperator) return AccessDecision.Allowed;
        if (merchant is not null && caller.Merchant is { } ownMerchant && ownMerchant != merchant) return AccessDecision.NotFound;
        if (site is not null && caller.Site is { } ownSite && ownSite != site) return AccessDecision.NotFound;
        if (!rule.AllowedRoles.HasFlag(caller.Role)) return AccessDecision.Forbidden;
        if (picker is not null && !caller.MayActAs(picker)) return AccessDecision.Forbidden;
        return merchant is null || caller.Site is not { } at || await IsTenantAsync(at, merchant) ? AccessDecision.Allowed : AccessDecision.NotFound;
    }

    private async ValueTask<bool> IsTenantAsync(string site, string merchant) =>
        SiteId.TryParse(site, out var at) && MerchantId.TryParse(merchant, out var whose) && await reference.IsTenantAsync(new(at, whose));
}
