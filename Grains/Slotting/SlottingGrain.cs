using System.Collections.Immutable;
using System.Runtime.CompilerServices;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>
/// Chooses shelves, one choice after the other, in the order in which they were asked for. It keeps an index of the site's slots in
/// memory, reads it anew when it has grown old, and adds what it has just promised; whether goods really fit, the location decides.
/// </summary>
/// <remarks>Reentrant, so that a long delivery does not wait for two commits a line: while a choice is being written the next one is
/// made. There is no state but the index; choices take turns, and the same one is never made twice at a time.</remarks>
[Reentrant]
public sealed class SlottingGrain(SlotIndex slots, TimeProvider clock) : Grain, ISlottingGrain
{
    private static readonly TimeSpan IndexIsGoodFor = TimeSpan.FromSeconds(2);

    private static readonly SlotRules Rules = SlotRules.Default;

    private readonly Dictionary<string, Task> making = new(StringComparer.Ordinal);
    private readonly HashSet<Task> writing = [];
    private readonly Turns choices = new();
    private SiteSlots index = SiteSlots.None;
    private long readAt;

    private SiteId Site => new(this.GetPrimaryKeyString());

    /// <remarks>The put-aways of a reference are made one after the other, each under a name that follows from it: one that is there
    /// already, from a choice that was broken off, counts as made.</remarks>
    public async Task PlanAsync(PlanSlots command)
    {
        while (making.TryGetValue(command.Reference, out var same)) await Ended(same);
        var made = making[command.Reference] = MakeAllAsync(command, choices.Next());
        try
        {
            await made;
        }
        finally
        {
            making.Remove(command.Reference);
        }
    }

    private async Task MakeAllAsync(PlanSlots command, Turns.Turn place)
    {
        using var turn = place;
        var left = command.Goods.Quantity;
        var avoid = command.Avoid.ToHashSet(StringComparer.Ordinal);
        for (var part = 0; left > 0; part++)
        {
            var id = PutAwayIds.For(Site, command.Reference, part);
            var grain = GrainFactory.GetGrain<IPutAwayGrain>(id.ToString());
            left -= (await grain.GetAsync())?.Quantity ?? await MakeAsync(grain, id, command, left, avoid, turn);
        }
    }

    private async Task<long> MakeAsync(
        IPutAwayGrain grain, PutAwayId id, PlanSlots command, long left, HashSet<string> avoid, Turns.Turn turn)
    {
        var sku = (await GrainFactory.GetGrain<ISkuGrain>(command.Goods.Key.Sku.ToString()).GetAsync())?.Definition;
        var goods = Describe(command.Goods.Key, sku, left);
        var proposal = await KeepAsync(id, command, goods, avoid, turn);
        var quantity = proposal?.Quantity ?? left;
        var serials = command.Serials is { IsDefaultOrEmpty: false } all
            ? all.Slice(all.Length - (int)left, (int)quantity)
            : [];
        await WrittenAsync(grain.PlanAsync(new(
            command.Inbound,
            command.Goods with { Quantity = quantity },
            command.From,
            proposal is null ? null : new(Site, proposal.Location),
            proposal is null ? ["noFit"] : [.. proposal.Reasons.Select(reason => reason.Code)],
            serials,
            command.Lpn)).MustAsync(command.Reference));
        index.Kept.Remove(id.Code);
        return quantity;
    }

    /// <summary>The best slot that takes some of it; null when none does.</summary>
    private async Task<SlotProposal?> KeepAsync(
        PutAwayId id, PlanSlots command, SlotGoods goods, HashSet<string> avoid, Turns.Turn turn)
    {
        while (true)
        {
            await turn.ComesAsync();
            var best = await ChooseAsync(id, command, goods, avoid);
            turn.Pass();
            if (best is null) return null;

            var size = SizeOf(goods, best);
            var kept = await WrittenAsync(LocationAt(best.Location).KeepSpaceAsync(new(
                id, command.Goods with { Quantity = best.Quantity }, size.Grams, size.Mm3, Rules.MixMerchants, goods.LotTracked)));
            if (kept.Accepted)
            {
                index.Kept[id.Code] = best.Location;
                return best;
            }

            avoid.Add(best.Location);
        }
    }

    /// <summary>The room counts as taken from here on, and not when it is written: others choose meanwhile.</summary>
    private async Task<SlotProposal?> ChooseAsync(PutAwayId id, PlanSlots command, SlotGoods goods, HashSet<string> avoid)
    {
        await RefreshAsync();
        await ForgetAsync(id);
        var start = index.Slots.TryGetValue(command.From.Code, out var from) ? from.At : default;
        var candidates = index.Slots.Values.Where(slot => !avoid.Contains(slot.Code)).ToArray();
        if (SlotChoice.Propose(goods, candidates, start, Rules).Proposals is not [var best, ..]) return null;
        index.Slots[best.Location] = SlotIndex.Coming(
            index.Slots[best.Location], new(goods.Merchant, goods.Sku, goods.Lot, goods.Expiry), SizeOf(goods, best));
        return best;
    }

    private static UnitSize SizeOf(SlotGoods goods, SlotProposal slot) =>
        new UnitSize(goods.GramsPerEach!.Value, goods.Mm3PerEach!.Value).Times(slot.Quantity);

    /// <summary>Gives back the room that an earlier try kept before it was broken off: this one may choose otherwise.</summary>
    private async Task ForgetAsync(PutAwayId id)
    {
        if (!index.Kept.TryGetValue(id.Code, out var location)) return;
        await LocationAt(location).FreeSpaceAsync(id).MustAsync(id.Code);
        index = SiteSlots.None;
        await RefreshAsync();
    }

    /// <summary>Reads the index anew when it is old, and then only when all that was promised is written: else it would be missed.</summary>
    private async ValueTask RefreshAsync()
    {
        if (index.Slots.Count > 0 && clock.GetElapsedTime(readAt) < IndexIsGoodFor) return;
        while (writing.Count > 0) await Ended(Task.WhenAll(writing));
        index = await slots.ReadAsync(Site);
        readAt = clock.GetTimestamp();
    }

    private async Task<T> WrittenAsync<T>(Task<T> write)
    {
        writing.Add(write);
        try
        {
            return await write;
        }
        finally
        {
            writing.Remove(write);
        }
    }

    private static ConfiguredTaskAwaitable Ended(Task task) =>
        task.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

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
