using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Takes orders in. Where a crash breaks a placement off, whoever asks for the order next carries it on, or its watchdog.</summary>
public sealed partial class OrderGrain
{
    public async Task<Outcome<Placed>> PlaceAsync(PlaceOrder command)
    {
        var submission = Submission.HashOf(command);
        var created = State.Placed is null;
        var taken = await TakeAsync(command, submission, created);
        if (!taken.Accepted) return taken.Refusal;
        await ResumeAsync();

        // Most orders are quiet for hours now: what is needed again is read again.
        if (created) Leave();
        return await ReadAsync(state => new Placed(View(state)!, created));
    }

    public async Task<Outcome<bool>> PreviewAsync(PlaceOrder command)
    {
        var created = State.Placed is null;
        var prepared = await PrepareAsync(command, Submission.HashOf(command), created);
        if (created) Leave();
        if (!prepared.Accepted) return prepared.Refusal;
        var decision = await ReadAsync(state => prepared.Value(state, Now));
        return decision.Refusal is { } refusal ? refusal : !decision.Events.IsEmpty;
    }

    private async Task<Outcome<Done>> TakeAsync(PlaceOrder command, string submission, bool created)
    {
        var prepared = await PrepareAsync(command, submission, created);
        return prepared.Accepted ? await ExecuteAsync(prepared.Value) : prepared.Refusal;
    }

    /// <summary>Asks for what the decision needs; gives the decision.</summary>
    private async Task<Outcome<Func<OrderState, DateTimeOffset, Decision<OrderEvent>>>> PrepareAsync(PlaceOrder command, string submission, bool created)
    {
        var merchant = await reference.MerchantAsync(command.Order.Merchant);
        if (merchant is null) return Refusal.NotFound("unknown_merchant", "There is no such merchant.");
        var offers = created ? await OffersAsync(command) : ImmutableDictionary<string, SkuOffer>.Empty;
        var sites = created ? await SitesAsync(command, offers.Values) : [];
        if (command.Site is not null && created && sites.Length == 0)
            return Refusal.Invalid("unknown_site", "site", $"There is no site '{command.Site}'.");
        Decision<OrderEvent> Decide(OrderState state, DateTimeOffset now) =>
            Order.Place(state, command, submission, merchant, offers, Routes.Of(command, offers, sites), now);
        return new Outcome<Func<OrderState, DateTimeOffset, Decision<OrderEvent>>>(Decide, null);
    }

    private async Task<IReadOnlyDictionary<string, SkuOffer>> OffersAsync(PlaceOrder command)
    {
        var asked = new Dictionary<string, Task<SkuOffer?>>(command.Lines.Length, StringComparer.Ordinal);
        foreach (var line in command.Lines)
            if (!asked.ContainsKey(line.Sku)) asked.Add(line.Sku, Commands.Sku(new(command.Order.Merchant, line.Sku)).OfferAsync());
        var offers = new Dictionary<string, SkuOffer>(asked.Count, StringComparer.Ordinal);
        foreach (var (code, offer) in asked)
            if (await offer is { } known) offers.Add(code, known);
        return offers;
    }

    /// <summary>The sites that come into question: the one that was asked for, or those that have any of it.</summary>
    private async ValueTask<SiteView[]> SitesAsync(PlaceOrder command, IEnumerable<SkuOffer> offers)
    {
        var ids = command.Site is not null
            ? [new SiteId(command.Site)]
            : offers.SelectMany(offer => offer.Available).Select(part => part.Site).Distinct().ToArray();
        var sites = new List<SiteView>(ids.Length);
        foreach (var id in ids)
            if (await reference.SiteAsync(id) is { } site) sites.Add(site);
        return [.. sites];
    }

    private ValueTask<Func<SiteId, DateTimeOffset?>> ShipByAsync(params IEnumerable<SiteId> more) =>
        ShipBy.OfAsync(State, reference, Now, more);
}
