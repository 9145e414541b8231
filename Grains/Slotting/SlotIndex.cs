using System.Collections.Immutable;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>Reads from the views what slots a site has and what is in them or on its way there.</summary>
public sealed class SlotIndex(IViews views)
{
    private const string Locations = """
        SELECT location AS Code, zone AS Zone, kind AS Kind, x AS X, y AS Y, z AS Z, max_grams AS MaxGrams, max_mm3 AS MaxMm3
        FROM locations WHERE site = @site ORDER BY location
        """;

    private const string Contents = """
        SELECT holder AS Code, merchant AS Merchant, sku AS Sku, lot AS Lot, expiry AS Expiry, 0 AS Incoming,
               quantity * COALESCE(grams, @unknownGrams) AS Grams, quantity * COALESCE(mm3, @unknownMm3) AS Mm3
        FROM stock WHERE site = @site AND holder_kind = 'location'
        UNION ALL
        SELECT location, merchant, sku, lot, expiry, 1, grams, mm3 FROM kept_space WHERE site = @site
        """;

    public async Task<Dictionary<string, SlotCandidate>> ReadAsync(SiteId site, SlotRules rules)
    {
        await using var connection = await views.OpenAsync();
        var query = new { site = site.Value, unknownGrams = rules.UnknownGrams, unknownMm3 = rules.UnknownMm3 };
        var slots = (await connection.QueryAsync<LocationRow>(Locations, query))
            .ToDictionary(row => row.Code, row => row.Candidate(), StringComparer.Ordinal);
        foreach (var row in await connection.QueryAsync<ContentRow>(Contents, query))
            if (slots.TryGetValue(row.Code, out var slot)) slots[row.Code] = row.AddTo(slot);
        return slots;
    }

    private sealed class LocationRow
    {
        public string Code { get; init; } = "";

        public string Zone { get; init; } = "";

        public string Kind { get; init; } = "";

        public int X { get; init; }

        public int Y { get; init; }

        public int Z { get; init; }

        public long? MaxGrams { get; init; }

        public long? MaxMm3 { get; init; }

        public SlotCandidate Candidate() =>
            new(Code, Zone, Enum.Parse<SlotKind>(Kind, ignoreCase: true), new(X, Y, Z), MaxGrams, MaxMm3, 0, 0, []);
    }

    private sealed class ContentRow
    {
        public string Code { get; init; } = "";

        public string Merchant { get; init; } = "";

        public string Sku { get; init; } = "";

        public string Lot { get; init; } = "";

        public string Expiry { get; init; } = "";

        public long Incoming { get; init; }

        public long Grams { get; init; }

        public long Mm3 { get; init; }

        public SlotCandidate AddTo(SlotCandidate slot)
        {
            var content = new SlotContent(Merchant, Sku, StockRows.Text(Lot), StockRows.Date(Expiry));
            return Incoming == 0
                ? slot with { UsedGrams = slot.UsedGrams + Grams, UsedMm3 = slot.UsedMm3 + Mm3, Contents = With(slot.Contents, content) }
                : slot with { IncomingGrams = slot.IncomingGrams + Grams, IncomingMm3 = slot.IncomingMm3 + Mm3, Contents = With(slot.Contents, content) };
        }
    }

    internal static ImmutableArray<SlotContent> With(ImmutableArray<SlotContent> contents, SlotContent content) =>
        contents.Contains(content) ? contents : contents.Add(content);
}
