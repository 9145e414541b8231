using System.Reflection;

using NetArchTest.Rules;

using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Architecture.Tests;

/// <summary>Whatever decides, folds, reacts or carries a process on could run without Orleans: only what hosts it there may know it.</summary>
public sealed class DomainTests
{
    private const string GrainFactory = "Orleans.IGrainFactory";

    private static readonly Assembly Grains = typeof(EventCodec).Assembly;

    /// <summary>All of the domain: without what watches over the silo, the port to Orleans and what Orleans generates.</summary>
    private static PredicateList Domain => Types.InAssembly(Grains).That()
        .ResideInNamespace("OrleansWarehouse.Grains")
        .And().DoNotResideInNamespace("OrleansWarehouse.Grains.Ops")
        .And().DoNotHaveName(nameof(OrleansCommands));

    [Fact]
    public void Commands_go_through_the_port_alone() => Rules.AssertHolds(Domain.Should().NotHaveDependencyOnAny(GrainFactory));

    [Fact]
    public void Nothing_but_grains_uses_Orleans() =>
        Rules.AssertHolds(Domain
            .And().DoNotHaveNameEndingWith("Grain")
            .And().DoNotHaveNameStartingWith("AggregateGrain")
            .Should().NotHaveDependencyOnAny("Orleans"));

    [Fact]
    public void Every_reaction_is_typed()
    {
        var reactors = Grains.GetTypes().Where(type => type.IsAssignableTo(typeof(IReactor))).ToList();

        Assert.NotEmpty(reactors);
        Assert.All(reactors, static type => Assert.True(type.IsSubclassOf(typeof(Reactor)), type.Name));
    }

    [Fact]
    public void The_port_is_seen_to_use_Orleans() => Assert.False(Types.InAssembly(Grains).That()
        .HaveName(nameof(OrleansCommands)).Should().NotHaveDependencyOnAny(GrainFactory).GetResult().IsSuccessful);
}
