using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Picking;

public sealed class PickPlannerTests
{
    private static readonly SiteId Site = new("PAR1");

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

    [Fact]
    public void What_is_due_first_goes_first_then_what_is_older()
    {
        Offer(("old", null), ("late", 5), ("soon", 1));
        Offer(("new", null), ("soon too", 1));

        Assert.Equal(["soon", "soon too", "late", "old", "new"], state.Queue.Select(task => task.Task.Code));
    }

    [Fact]
    public void A_picker_gets_the_same_task_until_it_is_done_and_nobody_else_gets_it()
    {
        Offer(("a", 1), ("b", 2));

        Assert.Equal("a", Claim("ada"));
        Assert.Equal("b", Claim("bob"));
        Assert.Equal("a", Claim("ada"));
        Assert.Null(Claim("cy"));
        Do(PickPlanner.Record(state, Task("a"), PickTaskStatus.Done));
        Assert.Null(Claim("ada"));
        Assert.Equal("b", Claim("bob"));
    }

    [Fact]
    public void A_task_that_was_given_back_goes_to_somebody_else_and_after_an_hour_to_anybody()
    {
        Offer(("a", 1));
        Claim("ada");
        Do(PickPlanner.Record(state, Task("a"), PickTaskStatus.Open));

        Assert.Null(Claim("ada"));
        Assert.Equal("a", Claim("bob"));
        Do(PickPlanner.Record(state, Task("a"), PickTaskStatus.Open));
        Assert.Equal("a", Claim("bob", Some.Noon.AddHours(1)));
    }

    [Fact]
    public void Offering_again_and_recording_what_is_not_in_the_queue_change_nothing()
    {
        Offer(("a", 1));

        Assert.Empty(PickPlanner.Offer(state, [new(Task("a"), null)]).Events);
        Assert.Empty(PickPlanner.Record(state, Task("x"), PickTaskStatus.Done).Events);
        Assert.Empty(PickPlanner.Record(state, Task("a"), PickTaskStatus.Open).Events);
    }

    private static TaskId Task(string code) => new(Site, code);

    private void Offer(params (string Code, int? Hours)[] tasks) => Do(PickPlanner.Offer(
        state, [.. tasks.Select(task => new OfferedTask(Task(task.Code), task.Hours is { } hours ? Some.Noon.AddHours(hours) : null))]));

    private string? Claim(string picker, DateTimeOffset? at = null)
    {
        Do(PickPlanner.Claim(state, picker, at ?? Some.Noon));
        return PickPlanner.InHand(state, picker)?.Code;
    }

    private void Do(Decision<PickPlannerEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = PickPlanner.Evolve(state, @event, Some.Noon);
    }
}
