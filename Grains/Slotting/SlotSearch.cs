using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>Goods that look for shelves: how many are left, and which put-away is made next for them.</summary>
internal sealed class SlotSearch(SiteId site, PlanSlots command, SkuDefinition? sku)
{
    private readonly HashSet<string> avoid = new(command.Avoid, StringComparer.Ordinal);
    private int part;

    public PlanSlots Command => command;

    public long Left { get; private set; } = command.Goods.Quantity;

    /// <summary>The name of the next put-away: it follows from the reference, so that a choice that was broken off is not made twice.</summary>
    public PutAwayId Next => PutAwayIds.For(site, command.Reference, part);

    /// <summary>The best slot for what is left, or for some of it; null when there is none.</summary>
    public SlotProposal? Choice { get; private set; }

    /// <summary>What the chosen slot was for when it was chosen.</summary>
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

    /// <summary>What goods need of a place.</summary>
    public static WantedSpace SpaceFor(Goods goods, SkuDefinition? sku, SlotRules rules) =>
        new(goods, UnitSizes.Of(sku), rules.MixMerchants, KeepsLotsApart(sku));

    /// <inheritdoc cref="SpaceFor(Goods, SkuDefinition?, SlotRules)" />
    public WantedSpace Space(SlotRules rules) => SpaceFor(command.Goods, sku, rules);

    /// <summary>The slot does not take it after all.</summary>
    public void Refused() => avoid.Add(Choice!.Location);

    public void Made(long quantity) => (Left, part) = (Left - quantity, part + 1);

    private static bool KeepsLotsApart(SkuDefinition? sku) => sku is not null && (sku.Tracking is Tracking.Lot || sku.Expires);
}
