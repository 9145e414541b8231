using System.Collections.Concurrent;

using OrleansWarehouse.Grains.Sites;

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
internal sealed class AccessJudge(DirectoryQueries directory, TimeProvider clock)
{
    /// <summary>Merchants seldom leave a site, so that one who is there is believed to be for a while.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    private const int MostBelieved = 10_000;

    private readonly ConcurrentDictionary<(string Site, string Merchant), DateTimeOffset> present = new();

    public async ValueTask<Verdict> JudgeAsync(
        AccessRule rule, Caller caller, string? merchant = null, string? site = null, string? picker = null)
    {
        if (caller.IsOperator) return Verdict.Allowed;
        if (merchant is not null && caller.Merchant is { } ownMerchant && ownMerchant != merchant) return Verdict.Unknown;
        if (site is not null && caller.Site is { } ownSite && ownSite != site) return Verdict.Unknown;
        if (!rule.Who.HasFlag(caller.Role)) return Verdict.Forbidden;
        if (picker is not null && !caller.MayActAs(picker)) return Verdict.Forbidden;
        return merchant is null || rule.AnyMerchant || caller.Site is not { } at || await IsAtAsync(at, merchant)
            ? Verdict.Allowed
            : Verdict.Unknown;
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
