using System.Collections.Immutable;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>The slots of a site by code, with their contents and what is on its way to them, and the put-aways for which space is
/// reserved, with their slots.</summary>
/// <param name="Position">The index includes the log up to this position.</param>
public sealed record SiteSlots(Dictionary<string, SlotCandidate> Slots, Dictionary<string, string> Kept, long Position)
{
    public static SiteSlots None => new([], [], -1);
}

/// <summary>Reads the slots of a site from the views.</summary>
public sealed class SlotIndex(IViews views, IEventLog log)
{
    private static readonly RowList<Slot> Usable = LocationRow.Table.List<Slot>(RowSort.Up(nameof(Slot.Code)));

    private const string Contents = """
        SELECT holder AS Code, merchant AS Merchant, sku AS Sku, lot AS Lot, expiry AS Expiry, NULL AS PutAway,
               quantity AS Quantity, grams AS Grams, mm3 AS Mm3
        FROM stock WHERE site = @site AND holder_kind = 'location'
        UNION ALL
        SELECT location, merchant, sku, lot, expiry, put_away, 1, grams, mm3 FROM kept_space WHERE site = @site
        """;

    public async Task<SiteSlots> ReadAsync(SiteId site)
    {
        var position = await log.ReadHeadPositionAsync();
        var slots = (await Usable.ReadAsync(views, new RowFilter().Where($"site = {site.Value} AND blocked = 0")))
            .ToDictionary(slot => slot.Code, slot => slot.Candidate(), StringComparer.Ordinal);
        await using var connection = await views.OpenAsync(["stock", "kept_space"]);
        var query = new { site = site.Value };
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var here in (await connection.QueryAsync<ContentRow>(Contents, query)).ToLookup(row => row.Code, StringComparer.Ordinal))
        {
            foreach (var row in here)
                if (row.PutAway is not null) kept[row.PutAway] = row.Code;
            if (slots.TryGetValue(here.Key, out var slot)) slots[here.Key] = Filled(slot, here);
        }

        return new(slots, kept, position);
    }

    /// <summary>Whether a location was added or changed since the slots were read.</summary>
    public async ValueTask<bool> IsOldAsync(SiteId site, SiteSlots slots) =>
        slots.Position < 0 || (await log.ReadSubjectAsync(Subject.Places(site.Value), slots.Position, 1)).Count > 0;

    private sealed record Slot(string Code, string Zone, LocationKind Kind, int X, int Y, int Z, long? MaxWeightGrams, long? VolumeMm3)
    {
        public SlotCandidate Candidate() => new(Code, Zone, Kind, new(X, Y, Z), MaxWeightGrams, VolumeMm3, 0, 0, []);
    }

    private sealed class ContentRow
    {
        public string Code { get; init; } = "";

        public string Merchant { get; init; } = "";

        public string Sku { get; init; } = "";

        public string Lot { get; init; } = "";

        public string Expiry { get; init; } = "";

        /// <summary>Null for goods that are already there.</summary>
        public string? PutAway { get; init; }

        public long Quantity { get; init; }

        public long? Grams { get; init; }

        public long? Mm3 { get; init; }

        public SlotContent Content => new(Merchant, Sku, StockRows.Text(Lot), StockRows.Date(Expiry));

        public UnitSize Size => new UnitSize(Grams ?? UnitSizes.Unknown.Grams, Mm3 ?? UnitSizes.Unknown.Mm3).Times(Quantity);
    }

    /// <summary>Adds to a slot its contents and what is on its way; a dock may hold thousands of SKUs.</summary>
    private static SlotCandidate Filled(SlotCandidate slot, IEnumerable<ContentRow> rows)
    {
        var (used, coming) = (new UnitSize(0, 0), new UnitSize(0, 0));
        foreach (var row in rows)
        {
            if (row.PutAway is null) used = used.Plus(row.Size);
            else coming = coming.Plus(row.Size);
        }

        return slot with
        {
            UsedGrams = used.Grams,
            UsedMm3 = used.Mm3,
            IncomingGrams = coming.Grams,
            IncomingMm3 = coming.Mm3,
            Contents = [.. rows.Select(row => row.Content).Distinct()],
        };
    }

    /// <summary>Adds goods on their way to a slot.</summary>
    public static SlotCandidate Coming(SlotCandidate slot, SlotContent content, UnitSize size)
    {
        var coming = size.Plus(new(slot.IncomingGrams, slot.IncomingMm3));
        return slot with { IncomingGrams = coming.Grams, IncomingMm3 = coming.Mm3, Contents = With(slot.Contents, content) };
    }

    private static ImmutableArray<SlotContent> With(ImmutableArray<SlotContent> contents, SlotContent content) =>
        contents.Contains(content) ? contents : contents.Add(content);
}
