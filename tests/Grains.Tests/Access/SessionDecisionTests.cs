using OrleansWarehouse.Grains.Access;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Access;

public sealed class SessionDecisionTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    private readonly DateTimeOffset start = Some.Noon;

    [Fact]
    public void A_session_lasts_as_long_as_it_is_used()
    {
        var state = Started();

        Assert.NotNull(Session.View(state, start + Idle - TimeSpan.FromTicks(1)));
        Assert.Null(Session.View(state, start + Idle));
        var used = Prolonged(state, start + TimeSpan.FromHours(11));
        Assert.NotNull(Session.View(used, start + TimeSpan.FromHours(22)));
        Assert.Null(Session.View(used, start + TimeSpan.FromHours(23)));
    }

    [Fact]
    public void A_session_ends_after_a_week_however_much_it_is_used()
    {
        var state = Started();
        for (var now = start; now < start + TimeSpan.FromDays(8); now += TimeSpan.FromHours(6)) state = Prolonged(state, now);

        Assert.NotNull(Session.View(state, start + Session.Longest - TimeSpan.FromTicks(1)));
        Assert.Null(Session.View(state, start + Session.Longest));
    }

    [Fact]
    public void A_session_that_is_over_does_not_come_back()
    {
        var ended = Session.Evolve(Started(), new SessionEnded(), start);

        Assert.Empty(Session.Prolong(ended, Idle, start).Events);
        Assert.Empty(Session.End(ended).Events);
        Assert.NotNull(Session.Start(ended, new("user:ann", "1", Idle), start).Refusal);
        Assert.Empty(Session.Prolong(Started(), Idle, start + Idle).Events);
    }

    private SessionState Started() =>
        Session.Evolve(SessionState.Initial, Session.Start(SessionState.Initial, new("user:ann", "1", Idle), start).Events[0], start);

    private static SessionState Prolonged(SessionState state, DateTimeOffset now) =>
        Session.Prolong(state, Idle, now).Events.Aggregate(state, (known, @event) => Session.Evolve(known, @event, now));
}
