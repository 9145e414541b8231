using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>An order's fulfilments while a decision changes them; tells at the end which ones changed and what the order is then.</summary>
internal sealed class OrderDraft(OrderState state)
{
    private readonly List<Fulfilment> fulfilments = [.. state.Fulfilments];
    private readonly HashSet<int> changed = [];
    private int next = state.NextSequence;

    public IEnumerable<Fulfilment> All => fulfilments.ToArray();

    public ImmutableArray<FulfilmentChange> Changed =>
    [
        .. from fulfilment in fulfilments
           where changed.Contains(fulfilment.Sequence)
           select FulfilmentChange.Between(state.Fulfilment(fulfilment.Sequence), fulfilment),
    ];

    public OrderStatus Status => OrderStatuses.Of(fulfilments);

    public Fulfilment? this[int sequence] => fulfilments.Find(fulfilment => fulfilment.Sequence == sequence);

    /// <summary>Units of a line: promised, waiting or gone.</summary>
    public long Of(string name) => Sum(name, static _ => true);

    /// <summary>Of a line, what a site has to do with, also what has left it.</summary>
    public long At(string name, SiteId site) => Sum(name, one => one.Site == site);

    public long Waiting(string name) => Sum(name, static one => one.Status is FulfilmentStatus.Backordered);

    /// <summary>Replaces a fulfilment, or adds one: a new one's sequence is above all others.</summary>
    public void Put(Fulfilment fulfilment)
    {
        var at = fulfilments.FindIndex(known => known.Sequence == fulfilment.Sequence);
        if (at < 0) fulfilments.Add(fulfilment);
        else fulfilments[at] = fulfilment;
        changed.Add(fulfilment.Sequence);
    }

    /// <summary>Adds units of a line to what is promised at a site (or waits, without one) and that no wave has yet.</summary>
    public void Add(string line, SkuId sku, SiteId? site, long quantity)
    {
        var target = fulfilments.Find(
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
        if (this[sequence] is not { } fulfilment || fulfilment.Line(name) is not { } line) return 0;
        var part = Math.Min(quantity, line.Quantity - line.Picked);
        if (part <= 0) return 0;
        Change(fulfilment, line, line with { Quantity = line.Quantity - part });
        return part;
    }

    /// <summary>Takes units that wait for stock; gives how many there were to take, at most the quantity.</summary>
    public long TakeWaiting(string name, long quantity)
    {
        var rest = quantity;
        foreach (var waiting in All.Where(static fulfilment => fulfilment.Status is FulfilmentStatus.Backordered)) rest -= Take(waiting.Sequence, name, rest);
        return quantity - rest;
    }

    /// <summary>Takes units out of totes, the newest first: the oldest are packed first; gives which ones.</summary>
    public ImmutableArray<PickedGoods> TakeLoose(int sequence, string name, long quantity)
    {
        if (quantity <= 0 || this[sequence] is not { } fulfilment || fulfilment.Line(name) is not { } line) return [];
        var goods = ToteGoods.First(ToteGoods.Free(line).Reverse(), quantity);
        if (!goods.IsEmpty) Change(fulfilment, line, ToteGoods.Strike(line, goods));
        return goods;
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
            && fulfilments.Any(f => f is { Status: FulfilmentStatus.Backordered, Lines.IsEmpty: false })) return;
        foreach (var fulfilment in All.Where(f => f is { Status: FulfilmentStatus.Reserved, Lines.IsEmpty: false }))
            Put(fulfilment with { Status = FulfilmentStatus.Released, ShipBy = shipBy(fulfilment.Site!.Value) });
    }

    private long Sum(string name, Func<Fulfilment, bool> isMeant)
    {
        var sum = 0L;
        foreach (var one in fulfilments)
            if (isMeant(one) && one.Line(name) is { } line) sum += line.Quantity;
        return sum;
    }
}
