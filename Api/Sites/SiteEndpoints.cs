using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Api.Sites;

/// <summary>Endpoints for sites: warehouses and stores.</summary>
internal static class SiteEndpoints
{
    public static void MapSites(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.Site).WithTags("Sites");
        site.MapPut("", PutAsync).For(AccessRule.Operators);
        site.MapGet("", GetAsync).For(AccessRule.SiteReading);
    }

    private static async Task<Results<Versioned<SiteView>, ProblemHttpResult>> PutAsync(
        string site, PutSiteBody body, IfVersion ifVersion, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, ifVersion), out var command, out var refusal)) return Problems.Of(refusal);
        var grain = grains.GetGrain<ISiteGrain>(site);
        var created = await grain.GetAsync() is null;
        var put = await grain.PutAsync(command);
        return put.Accepted ? new Versioned<SiteView>(put.Value, put.Value.Version, created) : Problems.Of(put.Refusal);
    }

    private static async Task<Results<Versioned<SiteView>, ProblemHttpResult>> GetAsync(string site, IGrainFactory grains) =>
        await grains.GetGrain<ISiteGrain>(site).GetAsync() is { } view
            ? new Versioned<SiteView>(view, view.Version)
            : Problems.NotFound("unknown_site");
}

internal sealed record PutSiteBody(
    string? Name, SiteKind? Kind, string? Country, string? Postcode, string? TimeZone, IReadOnlyList<CutOffBody?>? Cutoffs)
{
    private const int MaxCutOffs = 200;

    public PutSite Read(Check check, IfVersion ifVersion) => new(
        check.Text(Name, "name"),
        check.Chosen(Kind, "kind"),
        check.Country(Country, "country"),
        check.OptionalText(Postcode, "postcode", 20),
        check.OptionalText(TimeZone, "timeZone", 64),
        check.Each(Cutoffs, "cutoffs", MaxCutOffs, (cutOff, field) => cutOff.Read(check, field)),
        ifVersion.Value);
}

internal sealed record CutOffBody(string? Carrier, string? Service, TimeOnly? Time)
{
    public CutOff Read(Check check, string field)
    {
        if (Time is null) check.Add($"{field}.time", "Required.");
        return new(check.Id(Carrier, $"{field}.carrier"), check.OptionalText(Service, $"{field}.service", 64), Time ?? default);
    }
}
