using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A holding while a decision changes it; writes down what it did, for the event.</summary>
internal sealed class HoldingDraft
{
    private readonly Place place;
    private readonly Holding before;
    private readonly List<ContentChange> changes = [];
    private readonly List<PlanChange> plans = [];

    public HoldingDraft(Place place, Holding before) => (this.place, this.before, Holding) = (place, before, before);

    public Holding Holding { get; private set; }

    public bool IsEmpty => changes.Count == 0 && plans.Count == 0;

    /// <summary>The event, with all that it does.</summary>
    /// <param name="after">What the place is then; as before when absent.</param>
    public TEvent Into<TEvent>(TEvent @event, Place? after = null)
        where TEvent : HolderEvent
    {
        var done = @event with { Changes = [.. changes], Plans = [.. plans] };
        return done with { Flows = FlowSums.Of(place, before, after ?? place, Holding, done) };
    }

    public void Add(StockKey key, long quantity, UnitSize? size = null, bool inDoubt = false) =>
        Change(new ContentChange(key, quantity, inDoubt ? quantity : 0, size));

    /// <summary>Free units go.</summary>
    public void Remove(StockKey key, long quantity) => Change(new ContentChange(key, -quantity, 0));

    /// <summary>Units in doubt go, because they have turned up or are written off.</summary>
    public void RemoveDoubted(StockKey key, long quantity) => Change(new ContentChange(key, -quantity, -quantity));

    /// <summary>Free units are in doubt from now on, or (below 0) no longer.</summary>
    public void Doubt(StockKey key, long quantity) => Change(new ContentChange(key, 0, quantity));

    /// <summary>A plan gets free units.</summary>
    public void Grant(string name, Plan plan, StockKey key, long quantity) =>
        Change(new PlanChange(NameOf(name, plan), plan, key, quantity));

    /// <summary>A plan gives up units, of which it knows: they are free then.</summary>
    public long Use(string? name, StockKey key, long quantity) => Give(name, key, quantity, false);

    /// <summary>A plan loses units, and is to be told: they are free then.</summary>
    public long Cut(string name, StockKey key, long quantity) => Give(name, key, quantity, true);

    /// <summary>Plans lose units of a key until so many are free: those that nobody walks for first, then the latest picks.</summary>
    public void Free(StockKey key, long quantity)
    {
        foreach (var (name, _) in ByPatience(key))
        {
            var missing = quantity - Holding[key].Free;
            if (missing <= 0) return;
            Cut(name, key, missing);
        }
    }

    /// <summary>The allocations that have a key, those first that are cut first.</summary>
    public IEnumerable<(string Name, Allocation Allocation)> ByPatience(StockKey key) => Holding.AllocationsOf(key)
        .OrderBy(static pair => pair.Value.Plan.Kind is PlanKind.Pick or PlanKind.Line ? 1 : 0)
        .ThenByDescending(static pair => pair.Key, StringComparer.Ordinal)
        .Select(static pair => (pair.Key, pair.Value))
        .ToArray();

    private long Give(string? name, StockKey key, long quantity, bool cut)
    {
        if (name is null || !Holding.Allocations.TryGetValue(name, out var allocation)) return 0;
        var part = Math.Min(allocation.Of(key), quantity);
        if (part <= 0) return 0;
        var plan = cut ? allocation.Plan : allocation.Plan with { Task = null };
        Change(new PlanChange(NameOf(name, plan), plan, key, -part, cut));
        return part;
    }

    private static string? NameOf(string name, Plan plan) => plan.Kind is PlanKind.Line ? null : name;

    private void Change(ContentChange change)
    {
        if (change is { Quantity: 0, InDoubt: 0 }) return;
        changes.Add(change);
        Holding = Holding.Apply(new Step { Changes = [change] });
    }

    private void Change(PlanChange change)
    {
        if (change.Quantity == 0) return;
        plans.Add(change);
        Holding = Holding.Apply(new Step { Plans = [change] });
    }

    private sealed record Step : HolderEvent;
}
