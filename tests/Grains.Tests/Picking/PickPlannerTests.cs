using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Picking;

public sealed class PickPlannerTests
{
    private PickPlannerState state = PickPlannerState.Initial;

    [Fact]
    public void Waves_are_numbered_and_the_same_wish_gets_the_same_number()
    {
        Do(PickPlanner.Number(state, "a"));
        Assert.Equal("W000001", PickPlanner.NumberOf(state, "a"));
        Do(PickPlanner.Number(state, null));
        Assert.Equal("W000002", PickPlanner.NumberOf(state, null));

        Assert.Empty(PickPlanner.Number(state, "a").Events);
        Assert.Equal("W000001", PickPlanner.NumberOf(state, "a"));
    }

    private void Do(Decision<PickPlannerEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = PickPlanner.Evolve(state, @event, Some.Noon);
    }
}
