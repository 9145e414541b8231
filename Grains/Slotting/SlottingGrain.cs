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
public sealed class SlottingGrain(SlotIndex index, TimeProvider clock) : Grain, ISlottingGrain
{
    private static readonly TimeSpan IndexIsGoodFor = TimeSpan.FromSeconds(2);

    private static readonly SlotRules Rules = SlotRules.Default;

    private Dictionary<string, SlotCandidate> slots = [];
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
        return quantity;
    }

    /// <summary>The best slot that takes some of it; null when none does.</summary>
    private async Task<SlotProposal?> KeepAsync(PutAwayId id, PlanSlots command, SlotGoods goods, HashSet<string> avoid)
    {
        while (true)
        {
            await RefreshAsync();
            var candidates = slots.Values.Where(slot => !avoid.Contains(slot.Code)).ToArray();
            var start = slots.TryGetValue(command.From.Code, out var from) ? from.At : default;
            if (SlotChoice.Propose(goods, candidates, start, Rules).Proposals is not [var best, ..]) return null;

            var (grams, mm3) = Size(goods, best.Quantity);
            var kept = await GrainFactory.GetGrain<ILocationGrain>(new LocationId(Site, best.Location).ToString()).KeepSpaceAsync(
                new(id, command.Goods with { Quantity = best.Quantity }, grams, mm3, Rules.MixMerchants, goods.LotTracked));
            if (!kept.Accepted)
            {
                avoid.Add(best.Location);
                continue;
            }

            var slot = slots[best.Location];
            slots[best.Location] = slot with
            {
                IncomingGrams = slot.IncomingGrams + grams,
                IncomingMm3 = slot.IncomingMm3 + mm3,
                Contents = SlotIndex.With(slot.Contents, new(goods.Merchant, goods.Sku, goods.Lot, goods.Expiry)),
            };
            return best;
        }
    }

    private async ValueTask RefreshAsync()
    {
        if (slots.Count > 0 && clock.GetElapsedTime(readAt) < IndexIsGoodFor) return;
        slots = await index.ReadAsync(Site, Rules);
        readAt = clock.GetTimestamp();
    }

    private static SlotGoods Describe(StockKey key, SkuDefinition? sku, long quantity) => new(
        key.Sku.Merchant.Value,
        key.Sku.Code,
        key.Lot,
        key.Expiry,
        quantity,
        sku?.SizeOfEach?.Grams,
        sku?.SizeOfEach?.Mm3,
        sku is not null && (sku.Tracking is Tracking.Lot || sku.Expires),
        key.Condition is Condition.Good);

    private static (long Grams, long Mm3) Size(SlotGoods goods, long quantity) =>
        (quantity * (goods.GramsPerEach ?? Rules.UnknownGrams), quantity * (goods.Mm3PerEach ?? Rules.UnknownMm3));
}
