namespace OrleansWarehouse.EventSourcing.Tests;

/// <summary>What was heard last is known, is never taken for longer than it may be, and does not grow for ever.</summary>
public sealed class LastKnownTests
{
    private readonly World world = new();

    [Fact]
    public void The_last_word_counts()
    {
        var known = Known();

        known.Tell("a", 1);
        known.Tell("a", 2);

        Assert.Equal(2, Of(known, "a"));
        Assert.Null(Of(known, "b"));
    }

    [Fact]
    public void An_answer_is_kept_unless_something_was_told_after_the_question()
    {
        var known = Known();

        known.Keep("a", 1);
        Assert.Equal(1, Of(known, "a"));

        known.Tell("b", 2);
        known.Keep("b", 1);
        Assert.Equal(2, Of(known, "b"));
    }

    [Fact]
    public void Where_nobody_else_writes_it_is_known_for_ever()
    {
        var known = Known();
        known.Keep("a", 1);

        world.Noon = world.Noon.AddYears(1);

        Assert.Equal(1, Of(known, "a"));
    }

    [Fact]
    public void Where_others_write_the_log_it_is_known_for_a_second()
    {
        world.Log.IsShared = true;
        var known = Known();
        known.Keep("a", 1);

        world.Noon = world.Noon.AddMilliseconds(999);
        Assert.Equal(1, Of(known, "a"));
        world.Noon = world.Noon.AddMilliseconds(1);
        Assert.Null(Of(known, "a"));

        known.Keep("a", 2);
        Assert.Equal(2, Of(known, "a"));
    }

    [Fact]
    public void What_nobody_asks_for_is_forgotten_and_what_is_asked_for_stays()
    {
        var known = Known();
        known.Tell("wanted", -1);
        known.Tell("unwanted", -1);

        var heard = 3 * LastKnown<string, int>.Capacity;
        for (var i = 0; i < heard; i++)
        {
            known.Tell($"{i}", i);
            Assert.Equal(-1, Of(known, "wanted"));
        }

        Assert.Null(Of(known, "unwanted"));
        Assert.Equal(heard - 1, Of(known, $"{heard - 1}"));
        Assert.InRange(Enumerable.Range(0, heard).Count(i => Of(known, $"{i}") is not null), 1, LastKnown<string, int>.Capacity);
    }

    private static int? Of(LastKnown<string, int> known, string key) => known.TryGet(key, out var value) ? value : null;

    private LastKnown<string, int> Known() => new(world.Log, world);
}
