using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Stock;

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
        // A fulfilment that has just begun is as the order knows it: nobody needs to be asked.
        return new Placed((created ? View(new(Runner.Durable, ImmutableDictionary<int, FulfilmentProgress>.Empty)) : await ViewAsync())!, created);
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

    /// <summary>Asks for what the decision needs from others; gives the decision, which reads the merchant, the sites and the products.</summary>
    private async Task<Func<OrderState, DateTimeOffset, Decision<OrderEvent>>> PrepareAsync(PlaceOrder command, string submission, bool created)
    {
        // Where there is no choice, none is made: what a SKU has at the one site it knows itself.
        var settled = command.Site is { } given ? new SiteId(given) : reference.OnlySite;
        var available = created && settled is null
            ? await availability.OfAsync(command.Order.Merchant, command.Lines.Select(static line => line.Sku))
            : ImmutableDictionary<string, ImmutableArray<SiteQuantity>>.Empty;
        return Decide;

        Decision<OrderEvent> Decide(OrderState state, DateTimeOffset now)
        {
            if (reference.Merchant(References, command.Order.Merchant) is not { } merchant)
                return Refusal.NotFound("unknown_merchant", "There is no such merchant.");
            var sites = created ? Sites(settled, available.Values) : [];
            if (command.Site is not null && created && sites.Length == 0)
                return Refusal.Invalid("unknown_site", "site", $"There is no site '{command.Site}'.");
            var skus = created ? Skus(command) : [];
            return Order.Place(state, command, submission, merchant, skus, Routes.Of(command, skus, available, sites), now);
        }
    }

    /// <summary>By code, the SKUs that there are.</summary>
    private Dictionary<string, SkuDefinition> Skus(PlaceOrder command)
    {
        var known = new Dictionary<string, SkuDefinition>(command.Lines.Length, StringComparer.Ordinal);
        foreach (var line in command.Lines)
            if (!known.ContainsKey(line.Sku) && reference.Product(References, new(command.Order.Merchant, line.Sku)) is { } sku) known.Add(line.Sku, sku);
        return known;
    }

    /// <summary>The sites that come into question: the one that it is, or those that have any of it.</summary>
    private SiteView[] Sites(SiteId? settled, IEnumerable<ImmutableArray<SiteQuantity>> available)
    {
        var ids = settled is { } only ? [only] : available.SelectMany(static parts => parts).Select(static part => part.Site).Distinct();
        return [.. ids.Select(id => reference.Site(References, id)).OfType<SiteView>()];
    }
}
