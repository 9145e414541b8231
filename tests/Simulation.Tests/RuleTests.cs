using System.Reflection;

using NetArchTest.Rules;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>The simulator has no business rule: who could share one with the product would find nothing.</summary>
public sealed class RuleTests
{
    private const string Self = "OrleansWarehouse.Simulation.Tests";

    private static readonly Assembly Simulator = typeof(RuleTests).Assembly;

    private static readonly string[] Product =
        ["OrleansWarehouse.Grains", "OrleansWarehouse.Api", "OrleansWarehouse.Silo", "OrleansWarehouse.Storage", "OrleansWarehouse.Http"];

    /// <summary>What hosts the product knows its seams; only the books know its goods.</summary>
    private static readonly string[] Goods =
    [
        "OrleansWarehouse.Grains.Inbound", "OrleansWarehouse.Grains.Stock", "OrleansWarehouse.Grains.Locations", "OrleansWarehouse.Grains.Orders",
        "OrleansWarehouse.Grains.Picking", "OrleansWarehouse.Grains.Packing", "OrleansWarehouse.Grains.Work", "OrleansWarehouse.Grains.Interfaces.Stock",
        "OrleansWarehouse.Grains.Interfaces.Locations", "OrleansWarehouse.Grains.Interfaces.Orders",
    ];

    [Theory]
    [InlineData("Floor")]
    [InlineData("Laws")]
    [InlineData("Log")]
    [InlineData("Mutants")]
    [InlineData("People")]
    [InlineData("Runs")]
    public void People_the_floor_and_the_laws_know_nothing_of_the_product(string part) => AssertKnowsNothing(part, Product);

    [Theory]
    [InlineData("Followers")]
    [InlineData("Hosting")]
    [InlineData("Http")]
    public void What_hosts_the_product_knows_nothing_of_goods(string part) => AssertKnowsNothing(part, Goods);

    [Fact]
    public void The_books_are_seen_to_know_them() => Assert.False(In("Books").Should().NotHaveDependencyOnAny(Goods).GetResult().IsSuccessful);

    private static void AssertKnowsNothing(string part, string[] names)
    {
        var result = In(part).Should().NotHaveDependencyOnAny(names).GetResult();

        Assert.NotEmpty(result.SelectedTypesForTesting);
        Assert.Empty((result.FailingTypes ?? []).Select(type => $"{type.FullName}: {type.Explanation}"));
    }

    private static PredicateList In(string part) => Types.InAssembly(Simulator).That().ResideInNamespace($"{Self}.{part}");
}
