using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>
/// Chooses shelves, one request at a time. It keeps an index of the site's slots in memory, and adds what it has just promised. It
/// reloads the index when a location was defined, when the index is old, and before it reports goods without a location. The location
/// itself decides whether the goods fit.
/// </summary>
public sealed partial class SlottingGrain(SlotIndex slots, ReferenceData products, IEventLog log, ICommands commands, TimeProvider clock) : Grain, ISlottingGrain
{
    private static readonly TimeSpan IndexIsGoodFor = TimeSpan.FromSeconds(2);

    private static readonly SlotRules Rules = SlotRules.Default;

    private SiteSlots index = SiteSlots.None;
    private long readAt;
    private SiteId site;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Become(new(this.GetPrimaryKeyString()));
        return Task.CompletedTask;
    }

    /// <summary>Sets the site. Called once by its host.</summary>
    public void Become(SiteId of) => site = of;

    /// <remarks>Works in rounds: in each, all goods choose in their order, which is fast, and then all choices are written
    /// concurrently, so that a delivery of many lines does not wait for as many commits.</remarks>
    public async Task PlanAsync(ImmutableArray<PlanSlots> commands)
    {
        await products.ReachHeadAsync();
        var open = commands.Select(Search).ToList();
        while (open.Count > 0)
        {
            await Task.WhenAll(open.Select(SkipMadeAsync));
            open.RemoveAll(static search => search.Left <= 0);
            await RefreshAsync();
            await ForgetAsync(open);
            foreach (var search in open) Choose(search);
            if (open.Exists(static search => search.Choice is null)) await ChooseAgainAsync(open);
            await Task.WhenAll(open.Select(MakeAsync));
        }
    }

    private SlotSearch Search(PlanSlots command) => new(site, command, products.Product(command.Goods.Key.Sku));

    /// <summary>Skips put-aways that an interrupted search has already created.</summary>
    private async Task SkipMadeAsync(SlotSearch search)
    {
        while (search.Left > 0 && await PutAwayOf(search).GetAsync() is { } made) search.Made(made.Quantity);
    }

    /// <summary>Counts the space as taken from now on, because others choose before it is written.</summary>
    private void Choose(SlotSearch search)
    {
        search.Choose(index, Rules);
        if (search.Choice is not { } best) return;
        var key = search.Command.Goods.Key;
        index.Slots[best.Location] = SlotIndex.Coming(
            index.Slots[best.Location], new(key.Sku.Merchant.Value, key.Sku.Code, key.Lot, key.Expiry), search.Size);
    }

    /// <summary>Searches again with a fresh index, so that no goods are left without a location because of an old one.</summary>
    private async Task ChooseAgainAsync(List<SlotSearch> open)
    {
        if (await log.ReadHeadPositionAsync() == index.Position) return;
        index = SiteSlots.None;
        await RefreshAsync();
        foreach (var search in open)
            if (search.Choice is null) Choose(search);
    }

    private async Task MakeAsync(SlotSearch search)
    {
        var (id, command, best) = (search.Next, search.Command, search.Choice);
        if (best is not null && !await KeepAsync(search, best))
        {
            search.Refused();
            return;
        }

        var quantity = best?.Quantity ?? search.Left;
        var serials = command.Serials is { IsDefaultOrEmpty: false } all
            ? all.Slice(all.Length - (int)search.Left, (int)quantity)
            : [];
        // The holder decides: goods that have gone elsewhere since are not put away from there.
        var toShelf = best is not null && search.Kind is LocationKind.Pick or LocationKind.Overstock;
        var granted = await commands.Holder(command.From)
            .AllocateAsync(new(id.Code, Plan.PutAway(toShelf), [.. SerialGoods.Of(command.Goods with { Quantity = quantity }, serials)], command.Instead))
            .MustAsync(command.Reference);
        if (granted.Units == 0)
        {
            if (best is not null) await LocationAt(best.Location).FreeSpaceAsync(id).MustAsync(command.Reference);
            search.Made(quantity);
            return;
        }

        await PutAwayOf(search).PlanAsync(new(
            command.Inbound,
            command.Goods with { Quantity = granted.Units },
            command.From,
            best is null ? null : new(site, best.Location),
            best is null ? ["noFit"] : [.. best.Reasons.Select(reason => reason.Code)],
            [.. granted.Goods.Select(static goods => goods.Key.Serial).OfType<string>()],
            command.Lpn,
            best is null ? null : index.Slots[best.Location].Zone)).MustAsync(command.Reference);
        index.Kept.Remove(id.Code);
        search.Made(quantity);
    }

    private async Task<bool> KeepAsync(SlotSearch search, SlotProposal best)
    {
        var (id, size) = (search.Next, search.Size);
        var kept = await LocationAt(best.Location).KeepSpaceAsync(new(
            id, search.Command.Goods with { Quantity = best.Quantity }, size.Grams, size.Mm3, Rules.MixMerchants, search.Goods.LotTracked));
        if (kept.Accepted) index.Kept[id.Code] = best.Location;
        return kept.Accepted;
    }

    /// <summary>Releases the space that interrupted searches reserved, because this search may choose another slot.</summary>
    private async Task ForgetAsync(List<SlotSearch> open)
    {
        var brokenOff = open.Where(search => index.Kept.ContainsKey(search.Next.Code)).ToList();
        if (brokenOff.Count == 0) return;
        await Task.WhenAll(brokenOff.Select(search =>
            LocationAt(index.Kept[search.Next.Code]).FreeSpaceAsync(search.Next).MustAsync(search.Command.Reference)));
        index = SiteSlots.None;
        await RefreshAsync();
    }

    private async ValueTask RefreshAsync()
    {
        if (clock.GetElapsedTime(readAt) < IndexIsGoodFor && !await slots.IsOldAsync(site, index)) return;
        index = await slots.ReadAsync(site);
        readAt = clock.GetTimestamp();
    }

    private IPutAwayGrain PutAwayOf(SlotSearch search) => commands.PutAway(search.Next);

    private ILocationGrain LocationAt(string code) => commands.Location(new(site, code));
}
