using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>A decision of several events, each taken on the state that the ones before it make.</summary>
internal sealed class SkuDraft(SkuState state, DateTimeOffset now)
{
    private readonly ImmutableArray<SkuEvent>.Builder events = ImmutableArray.CreateBuilder<SkuEvent>();

    public SkuState State { get; private set; } = state;

    public Decision<SkuEvent> Decision => new(events.ToImmutable(), null, []);

    public SkuDraft Add(SkuEvent @event)
    {
        events.Add(@event);
        State = SkuFold.Evolve(State, @event, now);
        return this;
    }

    /// <summary>Takes promises back at a site until so many units are available: first the claims named, then the youngest.</summary>
    public void MakeAvailable(SiteId site, long quantity, ImmutableArray<ClaimQuantity> named)
    {
        foreach (var claim in named)
            TakeBack(site, claim.Order, claim.Line, Math.Min(claim.Quantity, quantity - State.At(site).Available));
        if (State.At(site).Available >= quantity) return;

        foreach (var (order, line) in YoungestFirst(site))
            TakeBack(site, order, line, quantity - State.At(site).Available);
    }

    /// <summary>Gives whatever is available to whoever waits, in the order of the queue.</summary>
    public SkuDraft FillQueue()
    {
        if (State.Waiting.IsEmpty || State.Sites.Values.All(stock => stock.Available == 0)) return this;
        foreach (var waiting in State.Waiting)
        {
            var only = State.Claims[waiting.Order].Line(waiting.Line)!.OnlySite;
            foreach (var site in State.Sites.Keys)
                if (only is null || only == site) Fill(waiting, site);
        }

        return this;
    }

    private void Fill(WaitingLine waiting, SiteId site)
    {
        var wanted = State.Claims[waiting.Order].Line(waiting.Line)!.Backordered;
        var part = Math.Min(wanted, State.At(site).Available);
        if (part > 0) Add(new BackorderFilled(waiting.Order, waiting.Line, site, part));
    }

    private void TakeBack(SiteId site, OrderId order, string line, long quantity)
    {
        var held = State.Claims.GetValueOrDefault(order)?.Line(line)?.ReservedAt(site) ?? 0;
        var part = Math.Min(held, quantity);
        if (part > 0) Add(new PromiseLost(order, line, site, part));
    }

    private IEnumerable<(OrderId Order, string Line)> YoungestFirst(SiteId site) => State.Claims
        .OrderBy(claim => claim.Value.Priority)
        .ThenByDescending(claim => claim.Value.PlacedAt)
        .ThenByDescending(claim => claim.Key.ToString(), StringComparer.Ordinal)
        .SelectMany(claim => claim.Value.Lines.Where(line => line.ReservedAt(site) > 0).Select(line => (claim.Key, line.Line)))
        .ToArray();
}
