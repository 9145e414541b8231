using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Api.Access;

internal enum Verdict
{
    Allowed,

    /// <summary>The caller may not know that it exists.</summary>
    Unknown,

    /// <summary>The caller may not do it.</summary>
    Forbidden,
}

/// <summary>Judges a caller by a rule and by what it is about: the same for endpoints and for the live feed.</summary>
internal sealed class AccessJudge(ReferenceData reference)
{
    public async ValueTask<Verdict> JudgeAsync(
        AccessRule rule, Caller caller, string? merchant = null, string? site = null, string? picker = null)
    {
        if (caller.IsOperator) return Verdict.Allowed;
        if (merchant is not null && caller.Merchant is { } ownMerchant && ownMerchant != merchant) return Verdict.Unknown;
        if (site is not null && caller.Site is { } ownSite && ownSite != site) return Verdict.Unknown;
        if (!rule.Who.HasFlag(caller.Role)) return Verdict.Forbidden;
        if (picker is not null && !caller.MayActAs(picker)) return Verdict.Forbidden;
        return merchant is null || caller.Site is not { } at || await IsTenantAsync(at, merchant) ? Verdict.Allowed : Verdict.Unknown;
    }

    private async ValueTask<bool> IsTenantAsync(string site, string merchant) =>
        SiteId.TryParse(site, out var at) && MerchantId.TryParse(merchant, out var whose) && await reference.IsTenantAsync(new(at, whose));
}
