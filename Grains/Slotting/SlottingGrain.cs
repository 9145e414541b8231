using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>
/// Chooses shelves, one choice after the other. It keeps an index of the site's slots in memory, reads it anew when it has
/// grown old, and adds what it has just promised; whether goods really fit, the location decides.
/// </summary>
public sealed class SlottingGrain(SlotIndex slots, TimeProvider clock) : Grain, ISlottingGrain
{
    private static readonly TimeSpan IndexIsGoodFor = TimeSpan.FromSeconds(2);

    private static readonly SlotRules Rules = SlotRules.Default;

    private SiteSlots index = SiteSlots.None;
    private long readAt;

    private SiteId Site => new(this.GetPrimaryKeyString());

    /// <remarks>Put-aways are made one after the other, each under a name that follows from the reference: one that is there
    /// already, from a choice that was broken off, counts as made.</remarks>
    public async Task PlanAsync(PlanSlots command)
    {
        var left = command.Goods.Quantity;
        var avoid = command.Avoid.ToHashSet(StringComparer.Ordinal);
        for (var part = 0; left > 0; part++)
        {
            var id = PutAwayIds.For(Site, command.Reference, part);
            var grain = GrainFactory.GetGrain<IPutAwayGrain>(id.ToString());
            left -= (await grain.GetAsync())?.Quantity ?? await MakeAsync(grain, id, command, left, avoid);
        }
    }

    private async Task<long> MakeAsync(IPutAwayGrain grain, PutAwayId id, PlanSlots command, long left, HashSet<string> avoid)
    {
        var sku = (await GrainFactory.GetGrain<ISkuGrain>(command.Goods.Key.Sku.ToString()).GetAsync())?.Definition;
        var goods = Describe(command.Goods.Key, sku, left);
        var proposal = await KeepAsync(id, command, goods, avoid);
        var quantity = proposal?.Quantity ?? left;
        var serials = command.Serials is { IsDefaultOrEmpty: false } all
            ? all.Slice(all.Length - (int)left, (int)quantity)
            : [];
        await grain.PlanAsync(new(
            command.Inbound,
            command.Goods with { Quantity = quantity },
            command.From,
            proposal is null ? null : new(Site, proposal.Location),
            proposal is null ? ["noFit"] : [.. proposal.Reasons.Select(reason => reason.Code)],
            serials,
            command.Lpn)).MustAsync(command.Reference);
        index.Kept.Remove(id.Code);
        return quantity;
    }

    /// <summary>The best slot that takes some of it; null when none does.</summary>
    private async Task<SlotProposal?> KeepAsync(PutAwayId id, PlanSlots command, SlotGoods goods, HashSet<string> avoid)
    {
        await RefreshAsync();
        await ForgetAsync(id);
        var start = index.Slots.TryGetValue(command.From.Code, out var from) ? from.At : default;
        while (true)
        {
            var candidates = index.Slots.Values.Where(slot => !avoid.Contains(slot.Code)).ToArray();
            if (SlotChoice.Propose(goods, candidates, start, Rules).Proposals is not [var best, ..]) return null;

            var size = new UnitSize(goods.GramsPerEach!.Value, goods.Mm3PerEach!.Value).Times(best.Quantity);
            var kept = await LocationAt(best.Location).KeepSpaceAsync(new(
                id, command.Goods with { Quantity = best.Quantity }, size.Grams, size.Mm3, Rules.MixMerchants, goods.LotTracked));
            if (!kept.Accepted)
            {
                avoid.Add(best.Location);
                continue;
            }

            index.Kept[id.Code] = best.Location;
            index.Slots[best.Location] = SlotIndex.Coming(
                index.Slots[best.Location], new(goods.Merchant, goods.Sku, goods.Lot, goods.Expiry), size);
            return best;
        }
    }

    /// <summary>Gives back the room that an earlier try kept before it was broken off: this one may choose otherwise.</summary>
    private async Task ForgetAsync(PutAwayId id)
    {
        if (!index.Kept.TryGetValue(id.Code, out var location)) return;
        await LocationAt(location).FreeSpaceAsync(id).MustAsync(id.Code);
        index = SiteSlots.None;
        await RefreshAsync();
    }

    private async ValueTask RefreshAsync()
    {
        if (index.Slots.Count > 0 && clock.GetElapsedTime(readAt) < IndexIsGoodFor) return;
        index = await slots.ReadAsync(Site);
        readAt = clock.GetTimestamp();
    }

    private ILocationGrain LocationAt(string code) => GrainFactory.GetGrain<ILocationGrain>(new LocationId(Site, code).ToString());

    private static SlotGoods Describe(StockKey key, SkuDefinition? sku, long quantity) => new(
        key.Sku.Merchant.Value,
        key.Sku.Code,
        key.Lot,
        key.Expiry,
        quantity,
        UnitSizes.Of(sku).Grams,
        UnitSizes.Of(sku).Mm3,
        sku is not null && (sku.Tracking is Tracking.Lot || sku.Expires),
        key.Condition is Condition.Good);
}
