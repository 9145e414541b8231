using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Routing;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Where an order is filled from.</summary>
/// <param name="Sites">All that may fill it, best first.</param>
/// <param name="Decision">The choice with its candidates, where there was one to make.</param>
public sealed record Route(ImmutableArray<SiteId> Sites, RoutingDecision? Decision)
{
    /// <summary>The sites for one line: those that it was given, then the others in their order.</summary>
    public ImmutableArray<SiteId> For(string line) => Decision is null
        ? Sites
        : [.. Decision.Allocations.Where(part => part.Line == line).Select(part => new SiteId(part.Site)).Concat(Sites).Distinct()];
}

public static class Routes
{
    /// <summary>Chooses sites, once it is known which SKUs there are; a choice between fewer than two needs no thought.</summary>
    /// <param name="skus">By code, those that there are.</param>
    /// <param name="available">By code and site.</param>
    public static Route Of(
        PlaceOrder command,
        IReadOnlyDictionary<string, SkuDefinition> skus,
        IReadOnlyDictionary<string, ImmutableArray<SiteQuantity>> available,
        IReadOnlyList<SiteView> sites)
    {
        if (sites.Count < 2) return new([.. sites.Select(site => new SiteId(site.Site))], null);
        var lines = command.Lines
            .Select((line, i) => new RoutingLine(
                Order.NameOf(line, i), line.Sku, line.Quantity * (skus.GetValueOrDefault(line.Sku)?.EachesIn(line.Uom) ?? 1)))
            .ToArray();
        var candidates = sites.Select(site => new RoutingSite(site.Site, site.Country, site.Postcode, StockAt(site.Site, available))).ToArray();
        var decision = SiteChoice.Decide(lines, candidates, new(command.ShipTo.Country, command.ShipTo.Area));
        return new([.. decision.Candidates.Select(candidate => new SiteId(candidate.Site))], decision);
    }

    private static Dictionary<string, long> StockAt(string site, IReadOnlyDictionary<string, ImmutableArray<SiteQuantity>> available)
    {
        var stock = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (sku, parts) in available)
            if (parts.FirstOrDefault(part => part.Site.Value == site) is { } part) stock[sku] = part.Quantity;
        return stock;
    }
}
