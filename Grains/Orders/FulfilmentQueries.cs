using System.Collections.Immutable;
using System.Text.Json;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

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
    private const string Released = """
        SELECT f.merchant AS Merchant, f.order_id AS OrderId, f.sequence AS Sequence, f.lines AS Lines, f.ship_by AS ShipBy,
               o.service_level AS ServiceLevel, o.priority AS Priority, o.placed_at AS PlacedAt
        FROM fulfilments f JOIN orders o ON o.merchant = f.merchant AND o.id = f.order_id
        WHERE f.site = @site AND f.status = 'released'
        ORDER BY o.priority DESC, COALESCE(f.ship_by, 9223372036854775807), o.placed_at, f.merchant, f.order_id, f.sequence
        LIMIT @limit
        """;

    private const int MostCandidates = 200;

    private const string DueBefore = """
        SELECT f.merchant AS Merchant, f.order_id AS OrderId, f.sequence AS Sequence, f.ship_by AS ShipBy, f.status AS Status,
               f.wave AS Wave, o.number AS Number
        FROM fulfilments f JOIN orders o ON o.merchant = f.merchant AND o.id = f.order_id
        WHERE f.site = @site AND f.ship_by < @before AND f.status IN ('reserved', 'released', 'picking', 'picked')
        ORDER BY f.ship_by, f.merchant, f.order_id, f.sequence LIMIT @limit
        """;

    private const string AtBench = """
        SELECT f.merchant AS Merchant, f.order_id AS OrderId, f.sequence AS Sequence, f.lines AS Lines, f.ship_by AS ShipBy,
               f.status AS Status, o.number AS Number, NULL AS ServiceLevel, 0 AS Priority, 0 AS PlacedAt
        FROM fulfilments f JOIN orders o ON o.merchant = f.merchant AND o.id = f.order_id
        WHERE f.site = @site AND f.status IN ('released', 'picking', 'picked', 'packed')
          AND (o.number = @code OR f.order_id = @code OR f.lines LIKE @like ESCAPE '!'
               OR f.merchant || ':' || f.order_id || ':' || CAST(f.sequence AS TEXT) = @code)
        ORDER BY COALESCE(f.ship_by, 9223372036854775807), f.merchant, f.order_id, f.sequence LIMIT @most
        """;

    private const string Picked = """
        SELECT f.merchant AS Merchant, f.order_id AS OrderId, f.sequence AS Sequence, f.lines AS Lines, f.ship_by AS ShipBy,
               o.number AS Number, o.service_level AS ServiceLevel
        FROM fulfilments f JOIN orders o ON o.merchant = f.merchant AND o.id = f.order_id
        WHERE f.site = @site AND f.status = 'picked'
        ORDER BY COALESCE(f.ship_by, 9223372036854775807), o.priority DESC, o.placed_at, f.merchant, f.order_id, f.sequence
        LIMIT @limit
        """;

    private const string PickedCount = "SELECT COUNT(*) FROM fulfilments WHERE site = @site AND status = 'picked'";

    /// <summary>What is released at a site, the most urgent first: by priority, then by its truck, then by age.</summary>
    public async Task<IReadOnlyList<ReleasedFulfilment>> ReleasedAsync(SiteId site, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["fulfilments", "orders"], cancellationToken);
        var rows = await connection.QueryAsync<Row>(Released, new { site = site.Value, limit });
        return [.. rows.Select(Of)];
    }

    /// <summary>What of a site has come into totes and not all of it into parcels, so far as a tote, or an order's number, says.</summary>
    /// <param name="code">A tote, an order's number or id, or a fulfilment's id.</param>
    public async Task<IReadOnlyList<BenchFulfilment>> AtBenchAsync(
        SiteId site, string code, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["fulfilments", "orders"], cancellationToken);
        // The text finds candidates; what was read decides: a tote's name may be part of another one's.
        var like = $"%\"{SqlLike.Escape(JsonEncodedText.Encode(code).ToString())}\"%";
        var rows = await connection.QueryAsync<Row>(AtBench, new { site = site.Value, code, like, most = MostCandidates });
        return [.. rows.Select(BenchOf).Where(found => IsMeant(found, code)).Take(limit)];
    }

    /// <summary>What of a site is picked and not all of it packed: how many, and the first of them by their trucks, then by
    /// priority, then by age.</summary>
    public async Task<(long All, IReadOnlyList<PickedFulfilment> First)> PickedAsync(
        SiteId site, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["fulfilments", "orders"], cancellationToken);
        var rows = (await connection.QueryAsync<Row>(Picked, new { site = site.Value, limit })).ToArray();
        var all = rows.Length < limit ? rows.Length : await connection.ExecuteScalarAsync<long>(PickedCount, new { site = site.Value });
        return (all, [.. rows.Select(PickedOf)]);
    }

    /// <summary>What of a site is not packed and has to leave before a time, the earliest first.</summary>
    public async Task<IReadOnlyList<DueFulfilment>> DueBeforeAsync(
        SiteId site, DateTimeOffset before, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["fulfilments", "orders"], cancellationToken);
        var rows = await connection.QueryAsync<Row>(DueBefore, new { site = site.Value, before = before.ToUnixTimeMilliseconds(), limit });
        return [.. rows.Select(row => new DueFulfilment(IdOf(row), row.Number, row.Status, row.Wave, ShipByOf(row)!.Value))];
    }

    private static bool IsMeant(BenchFulfilment found, string code) =>
        code == found.Id.ToString() || code == found.Id.Order.Local || code == found.Number
        || found.Lines.Any(line => ToteGoods.Free(line).Any(picked => picked.Tote == code));

    private static BenchFulfilment BenchOf(Row row) => new(IdOf(row), row.Number, row.Status, ShipByOf(row), LinesOf(row));

    private static PickedFulfilment PickedOf(Row row) => new(IdOf(row), row.Number, row.ServiceLevel, ShipByOf(row), LinesOf(row));

    private static ReleasedFulfilment Of(Row row) => new(
        IdOf(row),
        LinesOf(row),
        row.ServiceLevel,
        row.Priority,
        ShipByOf(row),
        DateTimeOffset.FromUnixTimeMilliseconds(row.PlacedAt));

    private static FulfilmentId IdOf(Row row) => new(IId<OrderId>.Parse($"{row.Merchant}/{row.OrderId}"), row.Sequence);

    private static DateTimeOffset? ShipByOf(Row row) =>
        row.ShipBy is { } shipBy ? DateTimeOffset.FromUnixTimeMilliseconds(shipBy) : null;

    private static ImmutableArray<FulfilmentLine> LinesOf(Row row) => FulfilmentRow.LinesOf(row.Lines);

    private sealed class Row
    {
        public string Merchant { get; init; } = "";

        public string OrderId { get; init; } = "";

        public int Sequence { get; init; }

        public string Number { get; init; } = "";

        public string Status { get; init; } = "";

        public string Lines { get; init; } = "";

        public string? Wave { get; init; }

        public string? ServiceLevel { get; init; }

        public int Priority { get; init; }

        public long? ShipBy { get; init; }

        public long PlacedAt { get; init; }
    }
}
