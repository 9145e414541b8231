using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>A SKU's master data and promises. Holds what is live and nothing that is over, but for recent fences.</summary>
/// <param name="Waiting">Backordered lines, first to be served first.</param>
/// <param name="Fences">Attempts whose claims are over, the newest thousand: a reserve that was late on its way is told by them.</param>
/// <param name="Ended">The orders of the fences, oldest first.</param>
public sealed record SkuState(
    SkuDefinition? Definition,
    long DefinitionVersion,
    ImmutableSortedDictionary<SiteId, SiteStock> Sites,
    ImmutableDictionary<OrderId, Claim> Claims,
    ImmutableSortedSet<WaitingLine> Waiting,
    ImmutableSortedDictionary<string, Supply> Inbound,
    ImmutableDictionary<OrderId, long> Fences,
    ImmutableQueue<OrderId> Ended)
{
    public static SkuState Initial { get; } = new(
        null,
        0,
        ImmutableSortedDictionary<SiteId, SiteStock>.Empty,
        ImmutableDictionary<OrderId, Claim>.Empty,
        [],
        ImmutableSortedDictionary<string, Supply>.Empty,
        ImmutableDictionary<OrderId, long>.Empty,
        []);

    public SiteStock At(SiteId site) => Sites.GetValueOrDefault(site, SiteStock.Empty);
}

/// <summary>What an order holds of this SKU.</summary>
public sealed record Claim(long Attempt, int Priority, DateTimeOffset PlacedAt, ImmutableArray<ClaimLine> Lines)
{
    public ClaimLine? Line(string name) => Lines.FirstOrDefault(line => line.Line == name);
}

public sealed record Supply(AsnId Asn, SiteId Site, DateTimeOffset? At, long Quantity);

/// <summary>A place in the queue for stock: higher priority first, then the older order.</summary>
public sealed record WaitingLine(int Priority, DateTimeOffset PlacedAt, OrderId Order, string Line) : IComparable<WaitingLine>
{
    public int CompareTo(WaitingLine? other)
    {
        if (other is null) return 1;
        var order = other.Priority.CompareTo(Priority);
        if (order == 0) order = PlacedAt.CompareTo(other.PlacedAt);
        if (order == 0) order = string.CompareOrdinal(Order.ToString(), other.Order.ToString());
        return order != 0 ? order : string.CompareOrdinal(Line, other.Line);
    }
}
