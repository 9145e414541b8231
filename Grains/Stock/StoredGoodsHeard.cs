using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>The stored form of <see cref="GoodsHeard"/>. Site and holder are written only if they do not follow from the reference; for units
/// that were picked for a line, the flows and the plan follow from the rest.</summary>
/// <param name="Reference">For picked units, without the SKU's code at its end.</param>
/// <param name="Picked">The units picked for a line that had an allocation for them; the flows and the plan are then not written.</param>
internal sealed record StoredGoodsHeard(
    string Reference,
    SiteId? Site,
    string? Holder,
    StockReason? Reason,
    PickedUnits? Picked,
    ImmutableArray<Flow>? Flows,
    ImmutableArray<PlannedUnits>? Planned,
    string? Zone) : IEventForm<GoodsHeard, StoredGoodsHeard>
{
    public static JsonTypeInfo<StoredGoodsHeard> Json => StockJson.Default.StoredGoodsHeard;

    public static StoredGoodsHeard Of(GoodsHeard heard)
    {
        var (site, holder) = HolderOf(heard.Reference);
        var form = new StoredGoodsHeard(
            heard.Reference, site == heard.Site ? null : heard.Site, holder == heard.Holder ? null : heard.Holder, null, null, null, null, heard.Zone);
        return PickedIn(heard) is { } picked
            ? form with { Reference = heard.Reference[..^NameOf(picked.Sku).Length], Picked = picked }
            : form with { Reason = heard.Reason, Flows = heard.Flows.OrNull(), Planned = heard.Planned.OrNull() };
    }

    public GoodsHeard ToEvent()
    {
        var (site, holder) = HolderOf(Reference);
        var (from, code) = (Site ?? site!.Value, Holder ?? holder!);
        if (Picked is not { } picked) return new(Reference, from, code, Reason!.Value, Flows ?? [], Planned ?? []) { Zone = Zone };
        return new(
            Reference + NameOf(picked.Sku), from, code, StockReason.Pick, [FlowOf(picked.Key, picked.Units, picked.ToClaim())],
            [new(picked.ToClaim(), -picked.Units)])
        {
            Zone = Zone,
        };
    }

    private static PickedUnits? PickedIn(GoodsHeard heard) =>
        heard is { Reason: StockReason.Pick, Flows: [{ For: { } line } flow], Planned: [var planned] }
        && flow == FlowOf(flow.Key, flow.Quantity, line)
        && planned == new PlannedUnits(line, -flow.Quantity)
        && heard.Reference.EndsWith(NameOf(flow.Key.Sku), StringComparison.Ordinal)
            ? PickedUnits.Of(flow.Key, flow.Quantity, line)
            : null;

    private static Flow FlowOf(StockKey key, long units, ClaimLineId line) => new(key, units, Bucket.Pickable, Bucket.Picked, line);

    private static string NameOf(SkuId sku) => $":{sku.Code}";

    /// <summary>Returns the holder in a reference like <c>location:PAR1/A-01@7</c>; nulls when there is none.</summary>
    private static (SiteId? Site, string? Holder) HolderOf(string reference)
    {
        var (colon, slash) = (reference.IndexOf(':', StringComparison.Ordinal), reference.IndexOf('/', StringComparison.Ordinal));
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        return colon >= 0 && colon < slash && slash < at && SiteId.TryParse(reference[(colon + 1)..slash], out var site)
            ? (site, reference[(slash + 1)..at])
            : (null, null);
    }
}
