using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>A line of an order with what its SKU says of it.</summary>
/// <param name="Sites">What is promised, and what has left, by site.</param>
/// <param name="Waiting">Units that wait for stock.</param>
internal sealed record ClaimedLine(OrderLine Line, ImmutableArray<SiteQuantity> Sites, long Waiting)
{
    public string Name => Line.Line;

    /// <param name="claim">Null when nothing is promised of the line.</param>
    public static ClaimedLine Of(OrderLine line, ClaimLineView? claim) => new(
        line, (claim?.Shipped ?? []).Aggregate(claim?.Reserved ?? [], static (sum, part) => sum.Plus(part.Site, part.Quantity)), claim?.Backordered ?? 0);

    public long At(SiteId site) => Sites.At(site);
}
