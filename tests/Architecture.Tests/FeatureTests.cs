using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Architecture.Tests;

/// <summary>Features form a directed graph without cycles: what several need is a feature below them, not a file in one of them.</summary>
public sealed class FeatureTests
{
    /// <summary>They show what the others did. The others do not know them.</summary>
    private static readonly string[] Onlookers = ["Buyers", "Incidents", "Labor", "Ops", "Reports"];

    private static readonly FeatureGraph Domain = FeatureGraph.Of(typeof(EventCodec).Assembly, "OrleansWarehouse.Grains");

    private static readonly FeatureGraph Api = FeatureGraph.Of(typeof(Problems).Assembly, "OrleansWarehouse.Api");

    private static readonly FeatureGraph Contracts = FeatureGraph.Of(typeof(Aggregates).Assembly, "OrleansWarehouse.Grains.Interfaces");

    [Fact]
    public void Features_of_the_domain_do_not_go_round() => AssertNoCycles(Domain);

    [Fact]
    public void Features_of_the_contracts_do_not_go_round() => AssertNoCycles(Contracts);

    [Fact]
    public void Features_of_the_api_do_not_go_round() => AssertNoCycles(Api);

    [Fact]
    public void Nobody_uses_those_who_look_on() =>
        AssertNone(Domain.Uses.Where(static use => Onlookers.Contains(use.Used) && !Onlookers.Contains(use.User)));

    [Fact]
    public void Every_use_of_a_cycle_is_named_and_no_other()
    {
        var graph = new FeatureGraph([new("A", "B", "one"), new("B", "C", "two"), new("C", "A", "three"), new("C", "D", "four")]);

        Assert.Equal(["A uses B: one", "B uses C: two", "C uses A: three"], FeatureGraph.Describe(graph.Cycles()));
    }

    [Theory]
    [InlineData("Slotting", "Inbound", "PlaceReactor")]
    [InlineData("Picking", "Fulfilments", "WaveSource")]
    [InlineData("Ops", "Locations", "GoodsBatch")]
    public void What_a_method_uses_is_seen(string user, string used, string type) =>
        Assert.Contains(Domain.Uses, use => use.User == user && use.Used == used && use.Type.Contains(type, StringComparison.Ordinal));

    private static void AssertNoCycles(FeatureGraph graph)
    {
        Assert.NotEmpty(graph.Uses);
        AssertNone(graph.Cycles());
    }

    /// <summary>Fails with all of them: xUnit shows but the beginning of what should be empty.</summary>
    private static void AssertNone(IEnumerable<FeatureUse> uses)
    {
        var found = FeatureGraph.Describe(uses).ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
