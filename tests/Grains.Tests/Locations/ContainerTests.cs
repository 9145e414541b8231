using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Locations;

public sealed class ContainerTests
{
    private static readonly StockKey Key = new(new(new("m"), "s"));

    [Fact]
    public void What_is_not_in_a_container_yet_is_awaited_and_not_found()
    {
        var state = Put(ContainerState.Initial, 2);
        Assert.Equal(Container.NotThereYet, Container.Take(state, Taking(3)).Refusal!.Code);

        state = Put(state, 1);
        var taken = Assert.Single(Container.Take(state, Taking(3)).Events);
        Assert.Empty(Container.Evolve(state, taken, Some.Noon).Holding.Contents);
    }

    private static Taking Taking(long quantity) =>
        new("t", [new(Key, quantity)], true, Holder.In(new ContainerId(new("S"), "P1")), StockReason.Move);

    private static ContainerState Put(ContainerState state, long quantity) =>
        Container.Put(new("p", [new(Key, quantity)], true, StockReason.Move)).Events
            .Aggregate(state, static (known, @event) => Container.Evolve(known, @event, Some.Noon));
}
