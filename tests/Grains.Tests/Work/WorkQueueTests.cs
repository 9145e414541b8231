using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Work;

/// <summary>What is next for whom.</summary>
public sealed class WorkQueueTests
{
    private readonly WorkQueue queue = new([]);
    private long position;

    [Fact]
    public void Priority_goes_first_then_what_is_due_then_what_is_older_whatever_the_kind()
    {
        Come("old", due: null);
        Come("late", due: 5);
        Come("soon", due: 1, kind: "putAway");
        Come("soon too", due: 1);
        Come("urgent", due: null, priority: 1);
        Come("last", due: 0, priority: -1);

        Assert.Equal(["urgent", "soon", "soon too", "late", "old", "last"], All());
    }

    [Fact]
    public void Somebody_gets_what_he_has_in_hand_until_it_is_done_and_nobody_else_gets_it()
    {
        Come("a", due: 1);
        Come("b", due: 2);

        Assert.Equal("a", Take("ada"));
        Assert.Equal("b", Take("bob"));
        Assert.Equal("a", Next("ada"));
        Assert.Null(Next("cyd"));
        queue.Apply(new WorkLeaves("S", "a"));
        Assert.Null(Next("ada"));
        Assert.Equal("b", Next("bob"));
    }

    [Fact]
    public void What_was_given_back_goes_to_somebody_else_and_after_an_hour_to_anybody()
    {
        Come("a", due: 1);
        Take("ada");
        queue.Apply(new WorkChangesHands("S", "a", null, null, "ada", Some.Noon));

        Assert.Null(Next("ada"));
        Assert.Equal("a", Next("ada", Some.Noon.AddHours(1)));
        Assert.Equal("a", Next("bob", Some.Noon.AddHours(2)));
    }

    [Fact]
    public void What_is_kept_for_somebody_is_his_next_and_nobody_elses()
    {
        Come("a", due: 1);
        Come("b", due: 2);
        queue.Apply(new WorkChangesHands("S", "b", null, "ada", null, null));

        Assert.Equal("a", Next("bob"));
        Assert.Equal("b", Next("ada"));
        queue.Apply(new WorkLeaves("S", "a"));
        Assert.Null(Next("bob"));
    }

    [Fact]
    public void A_skill_binds_and_kinds_that_are_not_asked_for_are_left()
    {
        Come("high", due: 1, skill: "forklift");
        Come("low", due: 2, kind: "count");

        Assert.Equal("low", Next("ada"));
        Assert.Equal("high", queue.Propose(new("bob", ["forklift"], []), Some.Noon)!.Id);
        Assert.Null(queue.Propose(new("ada", [], ["pick"]), Some.Noon.AddMinutes(1)));
        queue.Apply(new WorkChangesHands("S", "low", "ada", null, null, null));
        Assert.Null(queue.Propose(new("ada", [], ["pick"]), Some.Noon.AddMinutes(1)));
    }

    [Fact]
    public void Of_what_is_due_within_the_hour_that_goes_first_which_is_near()
    {
        Come("far", due: 1, zone: "Z");
        Come("near", due: 1.4, zone: "A");
        Come("nearer but later", due: 3, zone: "A");

        Assert.Equal("far", Next("ada"));
        Assert.Equal("near", queue.Propose(new("bob", [], [], "A"), Some.Noon)!.Id);
    }

    [Fact]
    public void What_somebody_was_just_told_to_take_nobody_else_is_told_for_a_while()
    {
        Come("a", due: 1);

        Assert.Equal("a", Next("ada"));
        Assert.Equal("a", Next("ada"));
        Assert.Null(Next("bob"));
        Assert.Equal("a", Next("bob", Some.Noon.AddSeconds(5)));
    }

    [Fact]
    public void News_of_what_is_not_there_is_nothing_and_what_comes_again_is_as_it_is_told_last()
    {
        queue.Apply(new WorkChangesHands("S", "a", "ada", null, null, null));
        queue.Apply(new WorkLeaves("S", "a"));
        Assert.Empty(queue.Items);
        Come("a", due: 1);
        Take("ada");
        Come("a", due: 2);
        Assert.Null(Assert.Single(queue.Items).Picker);
    }

    private void Come(
        string id, double? due, string kind = "pick", int priority = 0, string? zone = null, string? skill = null) => queue.Apply(new WorkComes(new(
            "S", id, kind, priority, due is { } hours ? Some.Noon.AddHours(hours) : null, zone, skill, "A1", null, null, null, null, null, null, null,
            null, null, Some.Noon, ++position)));

    private string? Next(string picker, DateTimeOffset? at = null) => queue.Propose(new(picker, [], []), at ?? Some.Noon)?.Id;

    private string? Take(string picker)
    {
        var next = Next(picker);
        if (next is not null) queue.Apply(new WorkChangesHands("S", next, picker, null, null, null));
        return next;
    }

    /// <summary>In the order in which one after the other gets it.</summary>
    private List<string> All()
    {
        var all = new List<string>();
        while (Next("ada") is { } next)
        {
            all.Add(next);
            queue.Apply(new WorkLeaves("S", next));
        }

        return all;
    }
}
