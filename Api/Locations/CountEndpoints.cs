using System.Collections.Immutable;
using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Tenancies;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What books and eyes differ on, and the counts that settle it.</summary>
internal static class CountEndpoints
{
    public static void MapCounts(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.SiteReading).WithTags("Stock");
        site.MapGet("/doubts", DoubtsAsync);
        site.MapGet("/counts", ListAsync);
        site.MapPost("/counts", CountAsync).For(AccessRule.Storing).WithConsequences();
        site.MapPost("/counts/{count}/accept", AcceptAsync).For(AccessRule.Adjusting).WithConsequences();
    }

    private static async Task<Results<Ok<Page<DoubtAnswer>>, ProblemHttpResult>> DoubtsAsync(
        string site, [AsParameters] PageQuery page, DoubtQueries doubts, ActorNames actors, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, DoubtQueries.ByHolder), out var wanted, out var refusal)) return Problems.Of(refusal);
        var found = await doubts.DoubtsAsync(new(site), wanted, cancellationToken);
        var names = await actors.OfAsync(found.Rows.Select(static row => row.By));
        return TypedResults.Ok(Page.Of(found.Select(row => DoubtAnswer.Of(row, names))));
    }

    private static async Task<Results<Ok<Page<CountAnswer>>, ProblemHttpResult>> ListAsync(
        string site, [AsParameters] PageQuery page, DoubtQueries counts, ActorNames actors, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, DoubtQueries.Oldest), out var wanted, out var refusal)) return Problems.Of(refusal);
        var found = await counts.OpenCountsAsync(new(site), wanted, cancellationToken);
        var names = await actors.OfAsync(found.Rows.Select(static row => row.By!));
        return TypedResults.Ok(Page.Of(found.Select(row => row with { ByName = names.GetValueOrDefault(row.By!) })));
    }

    private static async Task<Results<Ok<CountAnswer>, ProblemHttpResult>> CountAsync(
        string site, CountBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains, ReferenceData reference, Tenants tenants, GoodsDoor door,
        TimeProvider clock)
    {
        if (!Check.Passes(body.Read, out var command, out var refusal)) return Problems.Of(refusal);
        await reference.ReachHeadAsync();
        if (reference.Product(command.Sku) is not { } sku)
            return Problems.Of(StockEndpoints.UnknownSku);
        var isPlace = await grains.GetGrain<ILocationGrain>($"{site}/{command.Holder}").GetAsync() is not null;
        IHolderGrain holder = isPlace
            ? grains.GetGrain<ILocationGrain>($"{site}/{command.Holder}")
            : grains.GetGrain<IContainerGrain>($"{site}/{command.Holder}");
        var contents = await holder.ContentsAsync();
        if (!isPlace && contents.Contents.IsEmpty)
            return Problems.Of(Refusal.Invalid("unknown_location", "location", "The site has no such location, and no such tote with goods in it."));
        // What the books do not have there comes in by this door: only where its merchant keeps goods.
        var isKnown = contents.Contents.Any(content => content.Key.Sku == command.Sku);
        if (!isKnown && !await tenants.MayBringAsync(user, grains, command.Sku.Merchant, new(site))) return Problems.Of(StockEndpoints.UnknownSku);

        var zone = reference.Site(new(site))?.TimeZone ?? "UTC";
        var id = $"C-{NewIds.Short(operation)}";
        var counted = await CountedGoods.OfAsync(command, sku, contents, SiteDates.DayOf(zone, clock.GetUtcNow()), door);
        if (!counted.Accepted) return Problems.Of(counted.Refusal);
        var opened = await holder.OpenCountAsync(
            new(id, new(command.Sku, command.Lot), counted.Value.Goods, command.At ?? clock.GetUtcNow()));
        return opened.Map(view => CountAnswer.Of(view, new(site), command.Holder)).ToOk();
    }

    private static async Task<Results<Ok<CountAnswer>, ProblemHttpResult>> AcceptAsync(
        string site, string count, DoubtQueries counts, CountAcceptance acceptance, CancellationToken cancellationToken)
    {
        if (await counts.CountAsync(new(site), count, cancellationToken) is not { } row) return Problems.NotFound("unknown_count");
        var holder = row.HolderKind == "location" ? Holder.At(new(new(site), row.Holder)) : Holder.In(new(new(site), row.Holder));
        return (await acceptance.AcceptAsync(holder, count)).Map(view => CountAnswer.Of(view, new(site), row.Holder)).ToOk();
    }
}

/// <param name="Location">The place, or the tote.</param>
/// <param name="Expiry">Of what nobody knew to be there, where it expires and its lot does not tell.</param>
/// <param name="Quantity">All of it that is there.</param>
/// <param name="At">When it was counted, where that is not now.</param>
internal sealed record CountBody(
    string? Location, string? Merchant, string? Sku, string? Lot, DateOnly? Expiry, long? Quantity, IReadOnlyList<string?>? Serials,
    DateTimeOffset? At)
{
    public CountCommand Read(Check check) => new(
        check.Id(Location, "location"),
        new(new(check.Id(Merchant, "merchant")), check.Id(Sku, "sku")),
        check.OptionalText(Lot, "lot", 64),
        check.OptionalDate(Expiry, "expiry"),
        check.Number(Quantity, "quantity", 0, Check.MaxQuantity),
        SerialList.Read(check, Serials),
        check.OptionalTime(At, "at"));
}

internal sealed record CountCommand(
    string Holder, SkuId Sku, string? Lot, DateOnly? Expiry, long Quantity, ImmutableArray<string> Serials, DateTimeOffset? At);

/// <param name="Location">The shelf, or the tote or box: see <paramref name="HolderKind"/>.</param>
/// <param name="HolderKind"><c>location</c> or <c>container</c>.</param>
/// <param name="Reason">What somebody said; null where he put goods there that the books do not have.</param>
/// <param name="From">Where those goods were said to be from.</param>
/// <param name="Counts">Where a count would settle it.</param>
internal sealed record DoubtAnswer(
    string Location,
    string HolderKind,
    string Merchant,
    string Sku,
    string? Lot,
    long Quantity,
    DateTimeOffset Since,
    string? Reason,
    string By,
    string? ByName,
    string? From,
    ImmutableArray<string> Counts)
{
    public static DoubtAnswer Of(DoubtRow row, IReadOnlyDictionary<string, string> names) => new(
        row.Holder, row.HolderKind, row.Merchant, row.Sku, Text(row.Lot), row.Quantity, row.Since, Text(row.Reason), row.By,
        names.GetValueOrDefault(row.By), row.MayBeAt is [var first, ..] ? first : null, [row.Holder, .. row.MayBeAt]);

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
