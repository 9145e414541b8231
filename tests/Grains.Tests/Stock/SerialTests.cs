using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Stock;

/// <summary>One unit with a serial number: in one place at most, whoever tells of it, and when.</summary>
public sealed class SerialTests
{
    private static readonly DateTimeOffset Before = Some.Noon.AddHours(-3);

    private SerialState state = SerialState.Initial;
    private DateTimeOffset now = Some.Noon;

    [Fact]
    public void Who_claims_a_unit_has_it_for_a_while_and_others_have_not()
    {
        Claim("a");
        Assert.Empty(Decide("a").Events);
        Assert.Equal(Serial.Claimed, Decide("b").Refusal!.Code);
        now += TimeSpan.FromMinutes(11);
        Claim("b");
        See(true);
        Assert.Equal(Serial.InUse, Decide("a").Refusal!.Code);
        Assert.Empty(Decide("b").Events);
    }

    [Fact]
    public void A_late_receipt_tells_where_a_unit_came_from_that_a_count_had_found()
    {
        Claim("count");
        See(true, counted: true);
        Claim("receipt", Before);
        Assert.True(Serial.IsExplained(state, "receipt"));
        Assert.Empty(Decide("receipt", Before).Events);
        Assert.True(state.IsHere);
    }

    [Fact]
    public void A_found_unit_is_explained_once()
    {
        See(true, counted: true);
        Claim("receipt", Before);
        Assert.Equal(Serial.InUse, Decide("another receipt", Before).Refusal!.Code);
        Apply(Serial.GiveUp(state, "receipt"));
        Assert.False(Serial.IsExplained(state, "receipt"));
        Claim("another receipt", Before);
        Assert.True(Serial.IsExplained(state, "another receipt"));
    }

    [Fact]
    public void A_found_unit_that_has_left_again_does_not_come_in_by_its_late_receipt()
    {
        See(true, counted: true);
        now += TimeSpan.FromHours(1);
        See(false);
        Claim("receipt", Before);
        Assert.True(Serial.IsExplained(state, "receipt"));
        Assert.False(state.IsHere);
    }

    [Fact]
    public void What_is_seen_to_come_after_a_count_has_found_it_is_another_unit_or_a_mistake()
    {
        See(true, counted: true);
        Assert.Equal(Serial.InUse, Decide("receipt", now.AddMinutes(1)).Refusal!.Code);
        Assert.Equal(Serial.InUse, Decide("receipt").Refusal!.Code);
    }

    [Fact]
    public void What_one_count_missed_and_another_found_did_not_come_in_by_that()
    {
        Claim("receipt");
        See(true);
        See(false, counted: true);
        See(true, counted: true);
        Assert.Equal(Serial.InUse, Decide("the same label again", Before).Refusal!.Code);
    }

    [Fact]
    public void A_unit_is_here_whichever_of_two_holders_is_heard_first()
    {
        Claim("receipt");
        See(true);
        // It was found at one shelf before it was heard that it was missed at another.
        See(true, counted: true);
        See(false, counted: true);
        Assert.True(state.IsHere);
        Assert.Equal(Serial.InUse, Decide("b").Refusal!.Code);
    }

    [Fact]
    public void Who_has_claimed_a_unit_keeps_it_while_others_are_heard_of_that_had_it_before()
    {
        Claim("b");
        See(false);
        Assert.Equal(Serial.Claimed, Decide("c").Refusal!.Code);
    }

    private Decision<SerialEvent> Decide(string operation, DateTimeOffset? made = null) => Serial.Claim(state, operation, made, now);

    private void Claim(string operation, DateTimeOffset? made = null) => Assert.NotEmpty(Apply(Decide(operation, made)));

    private void See(bool isHere, bool counted = false) => Apply(Serial.See(isHere, counted));

    private IReadOnlyList<SerialEvent> Apply(Decision<SerialEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = Serial.Evolve(state, @event, now);
        return decision.Events;
    }
}
