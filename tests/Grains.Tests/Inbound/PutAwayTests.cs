using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Inbound;

public sealed class PutAwayTests
{
    private static readonly SiteId Site = new("S");
    private static readonly StockKey Key = new(new(new("m"), "s"), "L1");

    [Fact]
    public void Without_lines_it_went_where_it_was_proposed()
    {
        var done = Done(PutAway.Complete(Planned(), Site, new([], null)));
        Assert.Equal(("A1", 3L, 0L), (Assert.Single(done.Lines).Location.Code, done.Lines[0].Quantity, done.Rest));
    }

    [Fact]
    public void Lines_say_which_serials_went_there_and_the_rest_stays()
    {
        var done = Done(PutAway.Complete(Planned(), Site, new([new("A2", 1, "L1", ["s2"]), new("A3", 1, null, ["s1"])], null)));

        Assert.Equal([["s2"], ["s1"]], done.Lines.Select(line => line.Serials.ToArray()));
        Assert.Equal((1L, "s3"), (done.Rest, Assert.Single(done.RestSerials)));
    }

    [Fact]
    public void A_split_of_serials_that_does_not_say_which_or_says_others_is_refused_by_field()
    {
        var refused = PutAway.Complete(Planned(), Site, new([new("A2", 1, null), new("A3", 2, null, ["s1", "s9"])], null));
        Assert.Equal(["lines[0].serials", "lines[1].serials"], refused.Refusal!.Errors.Select(error => error.Field));
    }

    [Fact]
    public void What_went_another_way_is_not_put_away_any_more()
    {
        var state = Apply(Planned(), PutAway.Shrink(Planned(), new(Key with { Serial = "s2" }, 1)));
        Assert.Equal((2L, 2), (PutAway.View(state, new(Site, "P"))!.Quantity, Done(PutAway.Complete(state, Site, new([], null))).Lines[0].Serials.Length));

        state = Apply(state, PutAway.Shrink(state, new(Key, 2)));
        Assert.Equal(PutAwayStatus.Ended, state.Status);
        Assert.Equal("ended", PutAway.Complete(state, Site, new([], "scan", Some.Noon.AddMinutes(1))).Refusal!.Code);
        Assert.Equal("ended", PutAway.Complete(state, Site, new([], null, Some.Noon.AddMinutes(-1))).Refusal!.Code);
        Assert.Equal(3, Done(PutAway.Complete(state, Site, new([], "scan", Some.Noon.AddMinutes(-1)))).Lines[0].Quantity);
    }

    [Fact]
    public void What_had_gone_from_the_rest_is_told_once_it_is_heard()
    {
        var state = Apply(Planned(), PutAway.Complete(Planned(), Site, new([new("A2", 1, "L1", ["s2"])], null)));
        state = Apply(state, PutAway.Shrink(state, new(Key with { Serial = "s1" }, 1)));
        state = Apply(state, PutAway.Shrink(state, new(Key with { Serial = "s3" }, 1)));
        Assert.Equal((PutAwayStatus.Done, 0L), (state.Status, state.Rest));
        Assert.Empty(PutAway.Shrink(state, new(Key with { Serial = "s2" }, 1)).Events);
    }

    [Fact]
    public void As_proposed_means_what_was_asked_for_when_it_was_carried()
    {
        var state = Gone(Gone(Planned(), "s2", Some.Noon), "s1", Some.Noon.AddHours(2));
        var done = Done(PutAway.Complete(state, Site, new([], "scan", Some.Noon.AddHours(1))));

        Assert.Equal(2, done.Lines[0].Quantity);
        Assert.Equal(["s1", "s3"], done.Lines[0].Serials.Order(StringComparer.Ordinal));
        // The one that went another way meanwhile was told then.
        Assert.Equal(1, done.Open);

        static PutAwayState Gone(PutAwayState known, string serial, DateTimeOffset at) => PutAway
            .Shrink(known, new(Key with { Serial = serial }, 1)).Events
            .Aggregate(known, (state, @event) => PutAwayState.Evolve(state, @event, at));
    }

    [Fact]
    public void Units_that_a_late_scan_does_not_name_stay_though_those_it_names_were_missed_meanwhile()
    {
        var state = new[] { "s1", "s2" }.Aggregate(Planned(), static (known, serial) => PutAway
            .Shrink(known, new(Key with { Serial = serial }, 1)).Events
            .Aggregate(known, static (state, @event) => PutAwayState.Evolve(state, @event, Some.Noon.AddHours(2))));
        var late = new CompletePutAway([new("A2", 2, null, ["s1", "s2"])], "scan", Some.Noon.AddHours(1));
        var done = Done(PutAway.Complete(state, Site, late));
        Assert.Equal((1L, 1L, "s3"), (done.Open, done.Rest, Assert.Single(done.RestSerials)));
    }

    [Fact]
    public void What_went_another_way_before_it_was_planned_is_not_planned()
    {
        var early = Apply(PutAwayState.Initial, PutAway.Shrink(PutAwayState.Initial, new(Key, 3)));
        Assert.Equal(PutAwayStatus.Ended, Apply(early, PutAway.Plan(early, Plan(), Some.Noon)).Status);
    }

    [Fact]
    public void Whose_shelf_became_another_place_before_it_was_planned_is_planned_anew()
    {
        var early = Apply(PutAwayState.Initial, PutAway.Shrink(PutAwayState.Initial, new(Key with { Serial = "s2" }, 1)));
        early = Apply(early, PutAway.Replan(early));
        Assert.Empty(PutAway.Replan(early).Events);

        var decision = PutAway.Plan(early, Plan(), Some.Noon);
        var anew = Assert.IsType<PutAwayCompleted>(decision.Events[^1]);
        Assert.Empty(anew.Lines);
        Assert.Equal(2, anew.Rest);
        Assert.Equal(["s1", "s3"], anew.RestSerials);
        Assert.Equal(PutAwayStatus.Done, Apply(early, decision).Status);
    }

    [Fact]
    public void Too_many_none_or_another_lot_are_refused_by_field()
    {
        var refused = PutAway.Complete(Planned(), Site, new([new("A2", 2, null), new("A2", 2, null), new("A2", 0, "L2")], null));
        Assert.Equal(
            ["lines[1].quantity", "lines[2].quantity", "lines[2].lot"],
            refused.Refusal!.Errors.Select(error => error.Field).Where(static field => !field.EndsWith("serials", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_nothing_fitted_somebody_has_to_say_where_the_goods_went()
    {
        var nowhere = Planned(Plan() with { To = null, Reasons = ["noFit"] });
        Assert.Equal("location_required", PutAway.Complete(nowhere, Site, new([], null)).Refusal!.Code);
        Assert.Equal(0, Done(PutAway.Complete(nowhere, Site, new([new("A9", 3, null)], null))).Rest);
    }

    [Fact]
    public void It_is_planned_once_and_done_once()
    {
        var state = Planned();
        Assert.Empty(PutAway.Plan(state, Plan() with { To = null }, Some.Noon).Events);
        state = PutAwayState.Evolve(state, Done(PutAway.Complete(state, Site, new([], null))), Some.Noon);
        Assert.Equal("already_done", PutAway.Complete(state, Site, new([], null)).Refusal!.Code);
    }

    [Fact]
    public void It_is_work_from_when_it_is_planned_until_it_is_over()
    {
        var offer = Assert.IsType<WorkOffered>(PutAway.Plan(PutAwayState.Initial, Plan() with { Zone = "Z" }, Some.Noon).Events[^1]).Offer;
        Assert.Equal(("putAway", "DOCK", "A1", "Z", 3L, 0), (offer.Kind, offer.From, offer.To, offer.Zone, offer.Quantity, offer.Priority));
        Assert.Equal(Some.Noon.AddHours(4), offer.DueBy);
        Assert.Equal("putBack", PutAwayWork.Offer(Plan() with { From = Holder.In(new(Site, "T1")) }, Some.Noon).Kind);
        Assert.Equal(-1, PutAwayWork.Offer(Plan() with { To = null }, Some.Noon).Priority);

        Assert.IsType<WorkClosed>(PutAway.Complete(Planned(), Site, new([], null)).Events[^1]);
        Assert.IsType<WorkClosed>(PutAway.Shrink(Planned(), new(Key, 3)).Events[^1]);
        Assert.IsType<WorkClosed>(PutAway.Replan(Planned()).Events[^1]);
        Assert.DoesNotContain(PutAway.Shrink(Planned(), new(Key with { Serial = "s2" }, 1)).Events, static @event => @event is WorkClosed);
    }

    [Fact]
    public void Whoever_names_himself_puts_away_what_is_his_or_nobodys_and_what_he_did_before_he_lost_it()
    {
        var state = Planned();
        Assert.Null(PutAway.Complete(state, Site, new([], null, Picker: "bob")).Refusal);
        state = Apply(state, Ownership.Take(state.Work, new("ada")));
        Assert.Equal("not_yours", PutAway.Complete(state, Site, new([], "late", Some.Noon, "bob")).Refusal!.Code);
        Assert.Null(PutAway.Complete(state, Site, new([], null, Picker: "ada")).Refusal);

        state = Apply(state, Ownership.Take(state.Work, new("bob", "ada")));
        Assert.Equal("not_yours", PutAway.Complete(state, Site, new([], null, Some.Noon.AddMinutes(-1), "ada")).Refusal!.Code);
        Assert.Null(PutAway.Complete(state, Site, new([], "late", Some.Noon.AddMinutes(-1), "ada")).Refusal);
        Assert.Null(PutAway.Complete(state, Site, new([], null)).Refusal);
    }

    private static PlanPutAway Plan() => new(
        null, new(Key, 3), Holder.At(new(Site, "DOCK")), new LocationId(Site, "A1"), ["empty"], ["s1", "s2", "s3"], null);

    private static PutAwayState Planned(PlanPutAway? plan = null) =>
        Apply(PutAwayState.Initial, PutAway.Plan(PutAwayState.Initial, plan ?? Plan(), Some.Noon));

    private static PutAwayState Apply(PutAwayState before, Decision<WorkEvent> decision) =>
        decision.Events.Aggregate(before, static (state, @event) => PutAwayState.Evolve(state, @event, Some.Noon));

    private static PutAwayCompleted Done(Decision<WorkEvent> decision)
    {
        Assert.Null(decision.Refusal);
        Assert.Equal(decision.Events.Skip(1), decision.Events.OfType<WorkClosed>());
        return Assert.IsType<PutAwayCompleted>(decision.Events[0]);
    }
}
