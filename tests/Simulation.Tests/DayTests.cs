using System.Diagnostics;

using OrleansWarehouse.Simulation.Tests.Laws;
using OrleansWarehouse.Simulation.Tests.People;
using OrleansWarehouse.Simulation.Tests.Runs;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>Whole runs.</summary>
public sealed class DayTests(ITestOutputHelper output)
{
    private const ulong Days = 6;

    [Fact]
    public void No_law_breaks_on_ordinary_days() => AssertHolds(Profiles.Day);

    [Fact]
    public void No_law_breaks_while_the_machine_the_disk_and_the_followers_fail() => AssertHolds(Profiles.Storm);

    [Fact]
    public void No_law_breaks_while_things_break_move_and_are_counted() => AssertHolds(Profiles.Losses);

    [Fact]
    public void No_law_breaks_when_people_say_what_is_not_so_and_scans_come_late_and_twice() => AssertHolds(Profiles.Mistakes);

    [Fact]
    public void No_law_breaks_when_everything_goes_wrong_at_once() => AssertHolds(Profiles.Hell);

    public static TheoryData<string> Cases => [.. Runs.Cases.All.Append(Profiles.WholeOrders).Append(Profiles.Forbidden).Select(static profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_law_breaks_where_that_is_easy(string name) => AssertHolds(Profiles.Named(name));

    [Fact]
    public void No_law_breaks_whatever_people_do_wrong_while_the_machine_fails() => AssertHolds(Profiles.Mess);

    [Fact]
    public void The_same_seed_writes_the_same_log()
    {
        foreach (var profile in new[] { Profiles.Day, Profiles.Storm, Profiles.Hell })
        {
            var first = Run.Of(Plan.Of(profile, 7));

            Assert.Equal(first.Hash, Run.Of(Plan.Of(profile, 7)).Hash);
            Assert.NotEqual(first.Hash, Run.Of(Plan.Of(profile, 8)).Hash);
        }
    }

    [Fact]
    public void What_was_left_out_of_a_run_is_left_out_when_it_is_read_again()
    {
        var plan = Plan.Of(Profiles.Day, 3);
        var some = plan.Only([plan.Acts[0], plan.Acts[7] with { Together = null }, plan.Acts[40]]);

        Assert.Equal(some.Acts, Plan.Parse(some.ToString()).Acts);
        Assert.Equal(plan.Acts, Plan.Parse(plan.ToString()).Acts);
    }

    private void AssertHolds(Profile profile)
    {
        Run.Of(Plan.Of(profile, 1));
        var (clock, coverage, steps, facts, hours) = (Stopwatch.StartNew(), new Coverage(), 0L, 0L, 0.0);
        for (var seed = 1UL; seed <= Days; seed++)
        {
            var outcome = Run.Of(Plan.Of(profile, seed));
            if (outcome.Broken is not null) Assert.Fail(Shrinker.Shrink(outcome).Tell());
            coverage.Add(outcome.Coverage);
            (steps, facts, hours) = (steps + outcome.Steps, facts + outcome.Facts, hours + outcome.Hours);
        }

        var (perSecond, perDay) = (steps / clock.Elapsed.TotalSeconds, facts / hours * 24);
        output.WriteLine($"{profile.Name}: {Days} runs, {hours / 24:0.0} days, {steps} steps, {perSecond:0} a second, {perDay:0} facts a day");
        foreach (var line in coverage.Lines()) output.WriteLine(line);
        if (profile == Profiles.Day) Assert.True(perDay >= 300, $"Only {perDay:0} facts a day.");
        Assert.True(perSecond >= 2_000, $"Only {perSecond:0} steps a second.");
    }
}
