using System.Text;

using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>What is promised, pickable, allocated and open, out of the states of the domain as it is. Nothing else in the
/// simulation knows these states.</summary>
internal sealed partial class Goods(Ledger ledger)
{
    /// <summary>The SKUs, as <c>merchant/sku</c>.</summary>
    public IEnumerable<string> Skus => ledger.OfKind("sku").Keys;

    /// <summary>The SKUs that an event is about.</summary>
    public IEnumerable<string> SkusOf(StoredEvent stored) => Skus.Where(sku => IsAbout(stored, sku));

    public static bool IsAbout(StoredEvent stored, string sku) =>
        stored.Stream.Length == sku.Length + 4 && stored.Stream.EndsWith(sku, StringComparison.Ordinal)
        || stored.Data.Span.IndexOf(Encoding.UTF8.GetBytes($"\"{sku}\"")) >= 0;

    /// <summary>To be promised yet.</summary>
    public long Available(string sku, string site) => ledger.Of($"sku:{sku}") is StockState state ? state.At(new(site)).Available : 0;

    /// <summary>Waiting for stock that any of these sites may give.</summary>
    public long Waiting(string sku, string site) => ledger.Of($"sku:{sku}") is StockState state
        ? state.Claims.Values.Sum(claim => claim.Lines.Where(line => line.OnlySite is not { } only || only.Value == site).Sum(static line => line.Backordered))
        : 0;

    /// <summary>Units that somebody did not find, or put somewhere from nowhere.</summary>
    public long InDoubt(string sku) =>
        ledger.OfKind("location").Values.Sum(state => Doubted(((LocationState)state).Holding, sku))
        + ledger.OfKind("container").Values.Sum(state => Doubted(((ContainerState)state).Holding, sku));

    /// <summary>Everything that holders have of a SKU.</summary>
    public long Held(string sku) =>
        ledger.OfKind("location").Values.Sum(state => All(((LocationState)state).Holding, sku))
        + ledger.OfKind("container").Values.Sum(state => All(((ContainerState)state).Holding, sku));

    /// <summary>Put-aways and picks that ask for other than what is set aside for them.</summary>
    public IEnumerable<string> EmptyPlans()
    {
        foreach (var (key, state) in ledger.OfKind("putAway"))
        {
            if (state is not PutAwayState { Open: > 0, Plan: { } plan } putAway) continue;
            var kept = SetAside(plan.From.Kind is HolderKind.Location ? "location" : "container", plan.From.Key, key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
            if (kept != putAway.Open) yield return $"put-away {key} asks for {putAway.Open}, and {kept} are set aside for it";
        }

        foreach (var (key, state) in ledger.OfKind("task"))
        {
            foreach (var stop in ((PickTaskState)state).Stops)
            {
                foreach (var drop in stop.Drops)
                    if (SetAside("location", $"{stop.Location}", drop.Pick) is var kept && kept != drop.Open)
                        yield return $"pick {drop.Pick} of {key} asks for {drop.Open}, and {kept} are set aside for it";
            }
        }
    }

    private long SetAside(string kind, string holder, string plan) => ledger.Of($"{kind}:{holder}") switch
    {
        LocationState location => location.Holding.Allocations.GetValueOrDefault(plan)?.Units ?? 0,
        ContainerState container => container.Holding.Allocations.GetValueOrDefault(plan)?.Units ?? 0,
        _ => 0,
    };

    /// <summary>What is begun and not ended.</summary>
    public IEnumerable<string> Unfinished()
    {
        foreach (var (key, state) in ledger.OfKind("location"))
        {
            var location = (LocationState)state;
            foreach (var (pick, allocation) in location.Holding.Allocations) yield return $"{key} keeps {allocation.Units} for {allocation.Plan.Kind} {pick}";
            if (location.Definition?.Kind is LocationKind.Receiving)
                foreach (var (stock, content) in location.Holding.Contents) yield return $"{content.Quantity} {stock.Sku} still stand at {key}";
            foreach (var put in location.Kept.Keys) yield return $"{key} keeps room for put-away {put}";
        }

        foreach (var (key, state) in ledger.OfKind("container"))
            foreach (var (stock, content) in ((ContainerState)state).Holding.Contents) yield return $"{content.Quantity} {stock.Sku} are left in {key}";
        foreach (var (key, state) in ledger.OfKind("putAway"))
            if (state is PutAwayState { Status: PutAwayStatus.Open, Plan: not null }) yield return $"put-away {key} is open";
        foreach (var (key, state) in ledger.OfKind("inbound"))
            if (state is InboundState { Status: InboundStatus.Confirmed }) yield return $"delivery {key} is confirmed and not closed";
        foreach (var (key, state) in ledger.OfKind("task"))
            if (state is PickTaskState { Open: > 0 }) yield return $"task {key} is open";
        foreach (var (key, state) in ledger.OfKind("countTask"))
            if (state is CountTaskState { Work.IsOpen: true }) yield return $"count {key} is open";
        foreach (var (key, state) in ledger.OfKind("wave"))
            if (state is WaveState { Step: WaveStep.Planned or WaveStep.Settled }) yield return $"wave {key} is not released";
        foreach (var (key, state) in ledger.OfKind("shipment"))
            if (state is ShipmentState { Step: ShipmentStep.Packing }) yield return $"shipment {key} is half packed";
        foreach (var (key, state) in ledger.OfKind("manifest"))
            if (state is ManifestState { Plan: not null, Result: null }) yield return $"manifest {key} is not closed";
        foreach (var (key, state) in ledger.OfKind("order"))
        {
            if (((OrderState)state).AwaitsStock) yield return $"order {key} is half placed";
        }

        foreach (var (key, state) in ledger.OfKind("fulfilment"))
            if (state is FulfilmentState { Lines.IsEmpty: false, Status: not (FulfilmentStatus.Reserved or FulfilmentStatus.Shipped or FulfilmentStatus.Delivered) } one)
                yield return $"fulfilment {key} is {one.Status}";
    }

    private static bool IsAt(string key, string site) => key.StartsWith(site, StringComparison.Ordinal) && key[site.Length] == '/';

    private static bool IsGood(StockKey key, string sku) => key.Condition is Condition.Good && key.Sku.ToString() == sku;

    private static long Of(Allocation allocation, string sku) =>
        allocation.Left.Where(goods => goods.Key.Sku.ToString() == sku).Sum(static goods => goods.Quantity);

    private static long Doubted(Holding holding, string sku) =>
        holding.Contents.Where(pair => pair.Key.Sku.ToString() == sku).Sum(static pair => pair.Value.InDoubt);

    private static long All(Holding holding, string sku) =>
        holding.Contents.Where(pair => pair.Key.Sku.ToString() == sku).Sum(static pair => pair.Value.Quantity);
}
