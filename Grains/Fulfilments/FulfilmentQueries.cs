using System.Collections.Immutable;
using System.Text.Json;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>A fulfilment that waits to be picked.</summary>
public sealed record ReleasedFulfilment(
    FulfilmentId Id, ImmutableArray<FulfilmentLine> Lines, string? ServiceLevel, int Priority, DateTimeOffset? ShipBy, DateTimeOffset PlacedAt);

/// <summary>A fulfilment as the pack bench sees it.</summary>
public sealed record BenchFulfilment(
    FulfilmentId Id, string Number, string Status, DateTimeOffset? ShipBy, ImmutableArray<FulfilmentLine> Lines)
{
    /// <summary>Of a line, what is in totes and in no parcel.</summary>
    public static ImmutableArray<PickedGoods> InTotes(FulfilmentLine line) => ToteGoods.Free(line);
}

/// <summary>A fulfilment that is picked and waits to be packed.</summary>
/// <param name="ShipBy">Null when its site has no truck of the carrier.</param>
public sealed record PickedFulfilment(
    FulfilmentId Id, string Number, string? ServiceLevel, DateTimeOffset? ShipBy, ImmutableArray<FulfilmentLine> Lines);

/// <summary>A fulfilment that has to leave.</summary>
public sealed record DueFulfilment(FulfilmentId Id, string Number, string Status, string? Wave, DateTimeOffset ShipBy);

/// <summary>What the warehouse may pick.</summary>
public sealed class FulfilmentQueries(IViews views)
{
    private const int MostCandidates = 200;

    private const string ByPriority = "Priority DESC, COALESCE(ShipBy, 9223372036854775807), PlacedAt, Owner, OrderId, Part";
    private const string ByTruck = "COALESCE(ShipBy, 9223372036854775807), Priority DESC, PlacedAt, Owner, OrderId, Part";

    private const string AtSite = """
        SELECT f.merchant AS Owner, f.order_id AS OrderId, f.sequence AS Part, f.status AS Status, f.wave AS Wave, f.ship_by AS ShipBy,
               f.number AS Number, f.service_level AS ServiceLevel, f.priority AS Priority, f.placed_at AS PlacedAt
        FROM fulfilments f WHERE f.site = @site
        """;

    private const string IsReleased = " AND f.status = 'released'";
    private const string IsPicked = " AND f.status = 'picked'";
    private const string IsDue = " AND f.ship_by < @before AND f.status IN ('reserved', 'released', 'picking', 'picked')";

    private const string MayBeAtBench = """

         AND f.status IN ('released', 'picking', 'picked', 'packed')
         AND (f.number = @code OR f.order_id = @code OR f.merchant || ':' || f.order_id || ':' || CAST(f.sequence AS TEXT) = @code
              OR EXISTS (SELECT 1 FROM fulfilment_lines l
                         WHERE l.merchant = f.merchant AND l.order_id = f.order_id AND l.sequence = f.sequence AND l.body LIKE @like ESCAPE '!'))
        """;

    private const string PickedCount = "SELECT COUNT(*) FROM fulfilments WHERE site = @site AND status = 'picked'";

    /// <summary>What is released at a site, the most urgent first: by priority, then by its truck, then by age.</summary>
    public async Task<IReadOnlyList<ReleasedFulfilment>> ReleasedAsync(SiteId site, int limit, CancellationToken cancellationToken = default)
    {
        var found = await WithLinesAsync(IsReleased, ByPriority, new { site = site.Value, limit }, cancellationToken);
        return [.. found.Select(static one => new ReleasedFulfilment(
            IdOf(one.Row), one.Lines, one.Row.ServiceLevel, one.Row.Priority, ShipByOf(one.Row), DateTimeOffset.FromUnixTimeMilliseconds(one.Row.PlacedAt)))];
    }

    /// <summary>What of a site has come into totes and not all of it into parcels, so far as a tote, or an order's number, says.</summary>
    /// <param name="code">A tote, an order's number or id, or a fulfilment's id.</param>
    public async Task<IReadOnlyList<BenchFulfilment>> AtBenchAsync(
        SiteId site, string code, int limit, CancellationToken cancellationToken = default)
    {
        // The text finds candidates; what was read decides: a tote's name may be part of another one's.
        var like = $"%\"{SqlLike.Escape(JsonEncodedText.Encode(code).ToString())}\"%";
        var found = await WithLinesAsync(MayBeAtBench, ByTruck, new { site = site.Value, code, like, limit = MostCandidates }, cancellationToken);
        var all = found.Select(static one => new BenchFulfilment(IdOf(one.Row), one.Row.Number, one.Row.Status, ShipByOf(one.Row), one.Lines));
        return [.. all.Where(one => IsMeant(one, code)).Take(limit)];
    }

    /// <summary>What of a site is picked and not all of it packed: how many, and the first of them by their trucks, then by
    /// priority, then by age.</summary>
    public async Task<(long All, IReadOnlyList<PickedFulfilment> First)> PickedAsync(
        SiteId site, int limit, CancellationToken cancellationToken = default)
    {
        var found = await WithLinesAsync(IsPicked, ByTruck, new { site = site.Value, limit }, cancellationToken);
        PickedFulfilment[] first = [.. found.Select(static one => new PickedFulfilment(
            IdOf(one.Row), one.Row.Number, one.Row.ServiceLevel, ShipByOf(one.Row), one.Lines))];
        if (first.Length < limit) return (first.Length, first);
        await using var connection = await views.OpenAsync(["fulfilments"], cancellationToken);
        return (await connection.ExecuteScalarAsync<long>(PickedCount, new { site = site.Value }), first);
    }

    /// <summary>What of a site is not packed and has to leave before a time, the earliest first.</summary>
    public async Task<IReadOnlyList<DueFulfilment>> DueBeforeAsync(
        SiteId site, DateTimeOffset before, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["fulfilments"], cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            $"SELECT * FROM ({AtSite}{IsDue}) due ORDER BY {ByTruck} LIMIT @limit", new { site = site.Value, before = before.ToUnixTimeMilliseconds(), limit });
        return [.. rows.Select(row => new DueFulfilment(IdOf(row), row.Number, row.Status, row.Wave.Length == 0 ? null : row.Wave, ShipByOf(row)!.Value))];
    }

    private async Task<IEnumerable<(Row Row, ImmutableArray<FulfilmentLine> Lines)>> WithLinesAsync(
        string condition, string order, object values, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["fulfilments", "fulfilment_lines"], cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            $"""
            WITH found AS ({AtSite}{condition}), page AS (SELECT * FROM found ORDER BY {order} LIMIT @limit)
            SELECT page.*, l.body AS Body
            FROM page JOIN fulfilment_lines l ON l.merchant = page.Owner AND l.order_id = page.OrderId AND l.sequence = page.Part
            ORDER BY {order}, l.place
            """,
            values);
        return
        [
            .. from row in rows
               group row by (row.Owner, row.OrderId, row.Part) into one
               select (one.First(), one.Select(static row => LineRow.LineOf(row.Body)).ToImmutableArray()),
        ];
    }

    private static bool IsMeant(BenchFulfilment found, string code) =>
        code == found.Id.ToString() || code == found.Id.Order.Local || code == found.Number
        || found.Lines.Any(line => ToteGoods.Free(line).Any(picked => picked.Tote == code));

    private static FulfilmentId IdOf(Row row) => new(IId<OrderId>.Parse($"{row.Owner}/{row.OrderId}"), row.Part);

    private static DateTimeOffset? ShipByOf(Row row) =>
        row.ShipBy is { } shipBy ? DateTimeOffset.FromUnixTimeMilliseconds(shipBy) : null;

    private sealed class Row
    {
        public string Owner { get; init; } = "";

        public string OrderId { get; init; } = "";

        public int Part { get; init; }

        public string Number { get; init; } = "";

        public string Status { get; init; } = "";

        public string Body { get; init; } = "";

        public string Wave { get; init; } = "";

        public string? ServiceLevel { get; init; }

        public int Priority { get; init; }

        public long? ShipBy { get; init; }

        public long PlacedAt { get; init; }
    }
}
