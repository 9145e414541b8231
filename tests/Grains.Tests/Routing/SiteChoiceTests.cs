using OrleansWarehouse.Grains.Routing;

namespace OrleansWarehouse.Grains.Tests.Routing;

public sealed class SiteChoiceTests
{
    private static readonly RoutingDestination Munich = new("DE", "80331");

    [Fact]
    public void The_nearest_site_that_can_ship_complete_does()
    {
        var decision = Decide([Line("1", "mug", 2)], Site("paris", "FR", "75001", ("mug", 9)),
            Site("berlin", "DE", "10115", ("mug", 9)), Site("munich", "de", " 80999", ("mug", 1)));
        Assert.Equal(RoutingRule.OneSiteComplete, decision.Rule);
        Assert.Equal([new("1", "mug", "berlin", 2, false)], decision.Allocations);
        Assert.Equal([("berlin", RoutingVerdict.Chosen), ("munich", RoutingVerdict.CannotShipComplete), ("paris", RoutingVerdict.Farther)],
            decision.Candidates.Select(c => (c.Site, c.Verdict)));
        Assert.Equal([10, 0, 50], decision.Candidates.Select(c => c.Cost));
    }

    [Fact]
    public void The_fewest_sites_fill_what_no_single_one_can()
    {
        var decision = Decide([Line("1", "a", 1), Line("2", "b", 1), Line("3", "c", 1)],
            Site("near1", "DE", "80331", ("a", 1)), Site("near2", "DE", "80331", ("b", 1)), Site("near3", "DE", "80331", ("c", 1)),
            Site("far1", "FR", null, ("a", 1), ("b", 1)), Site("far2", "FR", null, ("c", 1)));
        Assert.Equal(RoutingRule.FewestSites, decision.Rule);
        Assert.Equal(["far1", "far1", "near3"], decision.Allocations.Select(a => a.Site));
    }

    [Fact]
    public void Two_lines_of_one_sku_share_what_a_site_has()
    {
        var decision = Decide([Line("1", "mug", 2), Line("2", "mug", 2)], Site("a", "DE", null, ("mug", 3)));
        Assert.Equal(RoutingRule.PartlyAvailable, decision.Rule);
        Assert.Equal([new("1", "mug", "a", 2, false), new("2", "mug", "a", 1, false), new("2", "mug", "a", 1, true)], decision.Allocations);
    }

    [Fact]
    public void A_line_is_kept_whole_where_a_chosen_site_can_fill_it()
    {
        var decision = Decide([Line("1", "a", 5), Line("2", "b", 1)],
            Site("near", "DE", "80331", ("a", 3), ("b", 1)), Site("far", "FR", null, ("a", 5)));
        Assert.Equal([new("1", "a", "far", 5, false), new("2", "b", "near", 1, false)], decision.Allocations);
    }

    [Fact]
    public void What_nobody_has_waits_at_the_site_that_covers_most()
    {
        var decision = Decide([Line("1", "a", 5), Line("2", "b", 2)], Site("near", "DE", "80331", ("a", 1)), Site("far", "DE", null, ("a", 2), ("b", 1)));
        Assert.Equal("far", decision.BackorderSite);
        Assert.Equal(7, decision.Allocations.Sum(a => a.Quantity));
        Assert.Equal(3, decision.Allocations.Where(a => a.Backordered).Sum(a => a.Quantity));
    }

    [Fact]
    public void Where_nothing_is_available_all_waits_at_the_nearest_site()
    {
        var decision = Decide([Line("1", "a", 5)], Site("far", "FR", null), Site("near", "DE", null, ("a", -3)));
        Assert.Equal((RoutingRule.NothingAvailable, "near"), (decision.Rule, decision.BackorderSite));
        Assert.Equal([new("1", "a", "near", 5, true)], decision.Allocations);
    }

    [Fact]
    public void Without_sites_there_is_nothing_to_decide() =>
        Assert.Equal(RoutingRule.NoSites, Decide([Line("1", "a", 5)]).Rule);

    [Fact]
    public void Another_country_is_nearer_than_another_continent()
    {
        var decision = Decide([Line("1", "a", 1)], Site("america", "US", null, ("a", 9)), Site("paris", "FR", null, ("a", 9)));
        Assert.Equal([("paris", RoutingVerdict.Chosen), ("america", RoutingVerdict.Farther)], decision.Candidates.Select(c => (c.Site, c.Verdict)));
        Assert.Equal(ShippingCost.Abroad, ShippingCost.Of(Site("x", "ZZ", null), new("ZX", null)));
    }

    [Fact]
    public void Letters_lead_an_area_where_a_postcode_begins_with_letters()
    {
        var to = new RoutingDestination("GB", "SW1A 1AA");
        Assert.Equal(ShippingCost.SameArea, ShippingCost.Of(Site("x", "GB", "sw9 8ZZ"), to));
        Assert.Equal(ShippingCost.SameCountry, ShippingCost.Of(Site("x", "GB", "S1 2AB"), to));
        Assert.Equal(ShippingCost.SameCountry, ShippingCost.Of(Site("x", "GB", null), new("GB", null)));
    }

    [Fact]
    public void Random_orders_are_filled_as_far_as_can_be_from_as_few_sites_as_can_be()
    {
        var (random, split, partial) = (new Random(12), 0, 0);
        for (var round = 0; round < 600; round++)
        {
            var (lines, sites) = Any(random);
            var decision = SiteChoice.Decide(lines, sites, Munich);
            var used = decision.Allocations.Where(a => !a.Backordered).Select(a => a.Site).Distinct().ToArray();
            var best = Subsets(sites).GroupBy(s => Filled(lines, s)).MaxBy(g => g.Key)!;
            Assert.Equal(best.Key, decision.Allocations.Where(a => !a.Backordered).Sum(a => a.Quantity));
            Assert.Equal(best.Min(s => s.Length), used.Length);
            Assert.Equal(best.Where(s => s.Length == used.Length).Min(s => s.Sum(x => ShippingCost.Of(x, Munich))),
                sites.Where(s => used.Contains(s.Site)).Sum(s => ShippingCost.Of(s, Munich)));
            Assert.All(lines, l => Assert.Equal(l.Quantity, decision.Allocations.Where(a => a.Line == l.Line).Sum(a => a.Quantity)));
            Assert.All(decision.Allocations.Where(a => !a.Backordered).GroupBy(a => (a.Site, a.Sku)), g => Assert.InRange(
                g.Sum(a => a.Quantity), 1, sites.Single(s => s.Site == g.Key.Site).Available[g.Key.Sku]));
            Assert.Equal(decision.Allocations, SiteChoice.Decide(lines, [.. sites.Reverse()], Munich).Allocations);
            (split, partial) = (split + (used.Length > 1 ? 1 : 0), partial + (decision.Rule == RoutingRule.PartlyAvailable ? 1 : 0));
        }
        Assert.True(split > 50 && partial > 50, $"{split} split, {partial} partial");
    }

    [Fact]
    public void Beyond_a_dozen_sites_everything_that_can_be_filled_is()
    {
        var sites = Enumerable.Range(0, 40).Select(i => Site($"s{i:00}", "DE", null, ($"k{i % 20}", 1 + i / 20))).ToArray();
        var lines = Enumerable.Range(0, 20).Select(i => Line($"{i}", $"k{i}", 3)).ToArray();
        var decision = SiteChoice.Decide(lines, sites, Munich);
        Assert.Equal(RoutingRule.FewestSites, decision.Rule);
        Assert.Equal(60, decision.Allocations.Where(a => !a.Backordered).Sum(a => a.Quantity));
    }

    private static (RoutingLine[], RoutingSite[]) Any(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(1, 5)).Select(i => Line($"{i}", $"k{random.Next(4)}", random.Next(1, 6))).ToArray();
        string[] countries = ["DE", "FR"];
        var sites = Enumerable.Range(0, random.Next(1, 6)).Select(i => Site($"s{i}", countries[random.Next(2)],
            random.Next(2) == 0 ? "80000" : "10000", [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(k => ($"k{k}", (long)random.Next(6)))]));
        return (lines, [.. sites]);
    }

    private static IEnumerable<RoutingSite[]> Subsets(RoutingSite[] sites) =>
        Enumerable.Range(0, 1 << sites.Length).Select(mask => sites.Where((_, i) => (mask >> i & 1) == 1).ToArray());

    private static long Filled(RoutingLine[] lines, RoutingSite[] sites) => lines.GroupBy(l => l.Sku)
        .Sum(g => Math.Min(g.Sum(l => l.Quantity), sites.Sum(s => s.Available.GetValueOrDefault(g.Key))));

    private static RoutingLine Line(string line, string sku, long quantity) => new(line, sku, quantity);

    private static RoutingSite Site(string site, string country, string? postcode, params (string Sku, long Quantity)[] stock) =>
        new(site, country, postcode, stock.ToDictionary(s => s.Sku, s => s.Quantity));

    private static RoutingDecision Decide(RoutingLine[] lines, params RoutingSite[] sites) => SiteChoice.Decide(lines, sites, Munich);
}
