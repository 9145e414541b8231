using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Placement: two commits of the order and one of each SKU between them. A crash in between is carried on by whoever
/// asks for the order next, or by its due row.</summary>
public sealed partial class OrderGrain
{
    public async Task<Outcome<Placed>> PlaceAsync(PlaceOrder command)
    {
        var submission = Submission.HashOf(command);
        var created = State.Placed is null;
        var taken = await TakeAsync(command, submission, created);
        if (!taken.Accepted) return taken.Refusal;
        if (State.AwaitsStock) await ReserveAsync();

        // Most orders are quiet for hours now: what is needed again is read again.
        if (created) DeactivateOnIdle();
        return await ReadAsync(state => new Placed(View(state)!, created));
    }

    public async Task<Outcome<bool>> PreviewAsync(PlaceOrder command)
    {
        var created = State.Placed is null;
        var prepared = await PrepareAsync(command, Submission.HashOf(command), created);
        if (created) DeactivateOnIdle();
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
            if (!asked.ContainsKey(line.Sku)) asked.Add(line.Sku, SkuOf(new(command.Order.Merchant, line.Sku)).OfferAsync());
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

    private async Task ReserveAsync()
    {
        var asked = new List<(SkuId Sku, Task<Outcome<Reserved>> Answer)>();
        foreach (var (sku, reserve) in Order.Reservations(Id, State.Placed!)) asked.Add((sku, SkuOf(sku).ReserveAsync(reserve)));
        var promises = new Dictionary<SkuId, Reserved>(asked.Count);
        var sites = new HashSet<SiteId>();
        foreach (var (sku, answer) in asked)
        {
            var outcome = await answer;
            var promise = promises[sku] = outcome.Value ?? throw new InvalidOperationException($"{Key}: {outcome.Refusal}");
            foreach (var line in promise.Lines)
                foreach (var part in line.Reserved) sites.Add(part.Site);
        }

        var shipBy = await ShipByAsync(sites);
        await RecordAsync((state, now) => Order.TakeDown(state, promises, now, shipBy));
    }

    /// <summary>When the truck of a site leaves, for the sites of this order and those given.</summary>
    private async ValueTask<Func<SiteId, DateTimeOffset?>> ShipByAsync(params IEnumerable<SiteId> more)
    {
        var ids = new HashSet<SiteId>(more);
        foreach (var fulfilment in State.Fulfilments)
            if (fulfilment.Site is { } known) ids.Add(known);
        var sites = new Dictionary<SiteId, SiteView>(ids.Count);
        foreach (var id in ids)
            if (await reference.SiteAsync(id) is { } site) sites[id] = site;
        var (now, service) = (Now, State.Placed?.ServiceLevel);
        return id => sites.TryGetValue(id, out var site) ? CutOffs.Next(site, Carriers.For(service), service, now) : null;
    }

    private ISkuGrain SkuOf(SkuId sku) => GrainFactory.GetGrain<ISkuGrain>(sku.ToString());
}
