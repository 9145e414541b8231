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
        var decide = await PrepareAsync(command, Submission.HashOf(command), created);
        if (created) Leave();
        return await PreviewAsync(decide);
    }

    private async Task<Outcome<Done>> TakeAsync(PlaceOrder command, string submission, bool created) =>
        await ExecuteAsync(await PrepareAsync(command, submission, created));

    /// <summary>Asks for what the decision needs from others; gives the decision, which reads the merchant and the sites.</summary>
    private async Task<Func<OrderState, DateTimeOffset, Decision<OrderEvent>>> PrepareAsync(PlaceOrder command, string submission, bool created)
    {
        var offers = created ? await OffersAsync(command) : ImmutableDictionary<string, SkuOffer>.Empty;
        return Decide;

        Decision<OrderEvent> Decide(OrderState state, DateTimeOffset now)
        {
            if (reference.Merchant(References, command.Order.Merchant) is not { } merchant)
                return Refusal.NotFound("unknown_merchant", "There is no such merchant.");
            var sites = created ? Sites(command, offers.Values) : [];
            if (command.Site is not null && created && sites.Length == 0)
                return Refusal.Invalid("unknown_site", "site", $"There is no site '{command.Site}'.");
            return Order.Place(state, command, submission, merchant, offers, Routes.Of(command, offers, sites), now);
        }
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
    private SiteView[] Sites(PlaceOrder command, IEnumerable<SkuOffer> offers)
    {
        var ids = command.Site is not null
            ? [new SiteId(command.Site)]
            : offers.SelectMany(static offer => offer.Available).Select(static part => part.Site).Distinct();
        return [.. ids.Select(id => reference.Site(References, id)).OfType<SiteView>()];
    }
}
