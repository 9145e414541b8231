using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>An order's fulfilments while a decision changes them; tells at the end which ones changed and what the order is then.</summary>
internal sealed class OrderDraft(OrderState state)
{
    private readonly SortedDictionary<int, Fulfilment> fulfilments = new(state.Fulfilments);
    private readonly SortedSet<int> changed = [];
    private int next = state.NextSequence;

    public IEnumerable<Fulfilment> All => fulfilments.Values.ToArray();

    public ImmutableArray<Fulfilment> Changed => [.. changed.Select(sequence => fulfilments[sequence])];

    public OrderStatus Status => OrderStatuses.Of(fulfilments.Values);

    public Fulfilment? this[int sequence] => fulfilments.GetValueOrDefault(sequence);

    public void Put(Fulfilment fulfilment)
    {
        fulfilments[fulfilment.Sequence] = fulfilment;
        changed.Add(fulfilment.Sequence);
    }

    /// <summary>Adds units of a line to what is promised at a site (or waits, without one) and that no wave has yet.</summary>
    public void Add(string line, SkuId sku, SiteId? site, long quantity)
    {
        var target = fulfilments.Values.FirstOrDefault(
            f => f.Site == site && (f.IsUnstarted || (site is null && f.Status is FulfilmentStatus.Backordered)));
        target ??= new(next++, site, site is null ? FulfilmentStatus.Backordered : FulfilmentStatus.Reserved, []);
        var known = target.Line(line);
        Put(target with
        {
            Lines = known is null
                ? target.Lines.Add(new(line, sku, quantity))
                : target.Lines.Replace(known, known with { Quantity = checked(known.Quantity + quantity) }),
        });
    }

    /// <summary>Takes units that are not picked yet out of a fulfilment; gives how many there were to take, at most the quantity.</summary>
    public long Take(int sequence, string name, long quantity)
    {
        if (fulfilments.GetValueOrDefault(sequence) is not { } fulfilment || fulfilment.Line(name) is not { } line) return 0;
        var part = Math.Min(quantity, line.Quantity - line.Picked);
        if (part <= 0) return 0;
        Change(fulfilment, line, line with { Quantity = line.Quantity - part });
        return part;
    }

    /// <summary>Replaces a line; one with no units leaves, and the fulfilment's status follows from its lines.</summary>
    public void Change(Fulfilment fulfilment, FulfilmentLine line, FulfilmentLine with)
    {
        var lines = with.Quantity == 0 ? fulfilment.Lines.Remove(line) : fulfilment.Lines.Replace(line, with);
        Put(OrderStatuses.Settle(fulfilment with { Lines = lines }));
    }

    /// <summary>Releases to the warehouse whatever may go by now.</summary>
    /// <param name="shipBy">When the truck of a site leaves.</param>
    public void Release(OrderPlaced placed, DateTimeOffset now, Func<SiteId, DateTimeOffset?> shipBy)
    {
        if (placed.ShipAfter > now) return;
        if (placed.PartialPolicy is PartialPolicy.ShipComplete
            && fulfilments.Values.Any(f => f is { Status: FulfilmentStatus.Backordered, Lines.IsEmpty: false })) return;
        foreach (var fulfilment in All.Where(f => f is { Status: FulfilmentStatus.Reserved, Lines.IsEmpty: false }))
            Put(fulfilment with { Status = FulfilmentStatus.Released, ShipBy = shipBy(fulfilment.Site!.Value) });
    }
}
