using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>The search for shelves for goods: the quantity left, and the next put-away to create.</summary>
internal sealed class SlotSearch(SiteId site, PlanSlots command, SkuDefinition? sku)
{
    private readonly HashSet<string> avoid = new(command.Avoid, StringComparer.Ordinal);
    private int part;

    public PlanSlots Command => command;

    public long Left { get; private set; } = command.Goods.Quantity;

    /// <summary>The id of the next put-away. It is derived from the reference, so that an interrupted search does not create it twice.</summary>
    public PutAwayId Next => PutAwayIds.For(site, command.Reference, part);

    /// <summary>The best slot for what is left, or for a part of it; null when there is none.</summary>
    public SlotProposal? Choice { get; private set; }

    /// <summary>The kind of the chosen slot at the time of the choice.</summary>
    public LocationKind? Kind { get; private set; }

    public UnitSize Size => new UnitSize(UnitSizes.Of(sku).Grams, UnitSizes.Of(sku).Mm3).Times(Choice!.Quantity);

    public SlotGoods Goods => new(
        command.Goods.Key.Sku.Merchant.Value,
        command.Goods.Key.Sku.Code,
        command.Goods.Key.Lot,
        command.Goods.Key.Expiry,
        Left,
        UnitSizes.Of(sku).Grams,
        UnitSizes.Of(sku).Mm3,
        KeepsLotsApart(sku),
        command.Goods.Key.Condition is Condition.Good);

    public void Choose(SiteSlots slots, SlotRules rules)
    {
        var start = slots.Slots.TryGetValue(command.From.Code, out var from) ? from.At : default;
        var candidates = slots.Slots.Values.Where(slot => !avoid.Contains(slot.Code)).ToArray();
        Choice = SlotChoice.Propose(Goods, candidates, start, rules).Proposals is [var best, ..] ? best : null;
        Kind = Choice is null ? null : slots.Slots[Choice.Location].Kind;
    }

    /// <summary>Returns the space that goods need in a location.</summary>
    public static WantedSpace SpaceFor(Goods goods, SkuDefinition? sku, SlotRules rules) =>
        new(goods, UnitSizes.Of(sku), rules.MixMerchants, KeepsLotsApart(sku));

    /// <inheritdoc cref="SpaceFor(Goods, SkuDefinition?, SlotRules)" />
    public WantedSpace Space(SlotRules rules) => SpaceFor(command.Goods, sku, rules);

    /// <summary>Excludes the chosen slot, because the location refused the goods.</summary>
    public void Refused() => avoid.Add(Choice!.Location);

    public void Made(long quantity) => (Left, part) = (Left - quantity, part + 1);

    private static bool KeepsLotsApart(SkuDefinition? sku) => sku is not null && (sku.Tracking is Tracking.Lot || sku.Expires);
}
