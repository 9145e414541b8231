using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Api.Locations;

/// <summary>The shelves of a site.</summary>
internal static class LocationEndpoints
{
    public static void MapLocations(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.Site).WithTags("Locations");
        site.MapPost("/locations:batch", PutManyAsync).AcceptsRows<LocationBody>().WithConsequences();
        site.MapGet("/locations", ListAsync).For(AccessRule.SiteReading);
        site.MapGet("/locations/{location}", GetAsync).For(AccessRule.SiteReading);
    }

    private static async Task<Results<Ok<BatchAnswer>, ProblemHttpResult>> PutManyAsync(
        string site, BatchBody body, Batch batch, IGrainFactory grains)
    {
        if (await grains.GetGrain<ISiteGrain>(site).GetAsync() is null) return Problems.NotFound("unknown_site");
        return TypedResults.Ok(await batch.RunAsync<LocationBody, LocationDefinition>(
            body,
            static (row, check) => (check.Id(row.Code, "code"), row.Read(check)),
            async (code, definition) =>
                (await LocationOf(grains, site, code).DefineAsync(definition)).Map(view => view.Created)));
    }

    private static async Task<Results<Ok<Page<LocationRow>>, ProblemHttpResult>> ListAsync(
        string site, [AsParameters] PageQuery page, LocationQueries locations, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, LocationQueries.ByCode), out var wanted, out var refusal)) return Problems.Of(refusal);
        return TypedResults.Ok(Page.Of(await locations.ListAsync(new(site), wanted, cancellationToken)));
    }

    private static async Task<Results<Versioned<LocationAnswer>, ProblemHttpResult>> GetAsync(
        string site, string location, IGrainFactory grains) =>
        await LocationOf(grains, site, location).GetAsync() is { } view
            ? new Versioned<LocationAnswer>(LocationAnswer.Of(location, view), view.Version)
            : Problems.NotFound("unknown_location");

    private static ILocationGrain LocationOf(IGrainFactory grains, string site, string code) =>
        grains.GetGrain<ILocationGrain>(new LocationId(new(site), code).ToString());
}

/// <summary>A shelf position; x, y, z in millimetres.</summary>
/// <param name="Blocked">Nobody picks from it, and what lies there is not for sale.</param>
internal sealed record LocationBody(
    string? Code,
    string? Zone,
    LocationKind? Kind,
    string? Aisle,
    string? Bay,
    string? Level,
    long? X,
    long? Y,
    long? Z,
    long? MaxWeightGrams,
    long? VolumeMm3,
    bool? Blocked)
{
    private const int MaxMm = 10_000_000;
    private const long MaxCapacity = 1_000_000_000_000_000;

    public LocationDefinition Read(Check check) => new(
        check.Id(Zone, "zone"),
        check.Chosen(Kind, "kind"),
        check.OptionalText(Aisle, "aisle", 64) ?? "",
        check.OptionalText(Bay, "bay", 64) ?? "",
        check.OptionalText(Level, "level", 64) ?? "",
        Coordinate(check, X, "x"),
        Coordinate(check, Y, "y"),
        Coordinate(check, Z, "z"),
        check.OptionalNumber(MaxWeightGrams, "maxWeightGrams", 0, MaxCapacity),
        check.OptionalNumber(VolumeMm3, "volumeMm3", 0, MaxCapacity),
        Blocked ?? false);

    private static int Coordinate(Check check, long? value, string field) =>
        (int)(check.OptionalNumber(value, field, -MaxMm, MaxMm) ?? 0);
}

internal sealed record LocationAnswer(
    string Code,
    string Zone,
    LocationKind Kind,
    string Aisle,
    string Bay,
    string Level,
    int X,
    int Y,
    int Z,
    long? MaxWeightGrams,
    long? VolumeMm3,
    bool Blocked,
    long Version)
{
    public static LocationAnswer Of(string code, LocationView view)
    {
        var at = view.Definition;
        return new(
            code, at.Zone, at.Kind, at.Aisle, at.Bay, at.Level, at.X, at.Y, at.Z, at.MaxWeightGrams, at.VolumeMm3, at.Blocked, view.Version);
    }
}
