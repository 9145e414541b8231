using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Locations;

/// <summary>Counts of units with serial numbers: what one finds is the very unit, and not one more.</summary>
public sealed class CountedSerialTests
{
    private static readonly SkuId Sku = new(new("M"), "S");

    private LocationState state = LocationState.Initial;

    [Fact]
    public void What_was_not_claimed_does_not_come_in_and_nothing_of_the_count_is_accepted()
    {
        Put("s1", Some.Noon);
        Open(Some.Noon.AddHours(1), "s2");
        Assert.Equal([Key("s2")], Counts.Findings(state.Memory, "c"));

        Assert.Equal(Counts.NotClaimed, Accept([Key("s3")]).Refusal!.Code);
        Apply(Accept([Key("s2")]));
        Assert.Equal([Key("s2")], state.Holding.Contents.Keys);
        Assert.Empty(Counts.Findings(state.Memory, "c"));
    }

    [Fact]
    public void A_unit_that_is_heard_to_have_come_after_it_was_counted_is_the_one_that_was_counted()
    {
        Open(Some.Noon.AddHours(1), "s1");
        Put("s1", Some.Noon.AddHours(2));
        Assert.Empty(Counts.Findings(state.Memory, "c"));
        Apply(Accept([]));
        Assert.Equal(1, state.Holding[Key("s1")].Quantity);
    }

    [Fact]
    public void It_is_so_too_when_the_count_is_told_later_than_it_was_made()
    {
        Put("s1", Some.Noon.AddHours(2));
        Open(Some.Noon.AddHours(1), "s1");
        Assert.Empty(Counts.Findings(state.Memory, "c"));
        Apply(Accept([]));
        Assert.Equal(1, state.Holding[Key("s1")].Quantity);
    }

    [Fact]
    public void A_unit_that_was_counted_and_not_there_by_a_late_scan_is_to_be_claimed()
    {
        Put("s1", Some.Noon);
        Open(Some.Noon.AddHours(2), "s1");
        Assert.Empty(Counts.Findings(state.Memory, "c"));
        Apply(Takes.Take(state.Place, state.Holding, state.Memory, new(
            "take", [new(Key("s1"), 1)], false, null, StockReason.Shipped, At: Some.Noon.AddHours(1))));
        Assert.Equal([Key("s1")], Counts.Findings(state.Memory, "c"));
    }

    [Fact]
    public void A_unit_that_is_found_in_the_place_of_another_comes_in_and_the_other_goes()
    {
        Put("s1", Some.Noon);
        Open(Some.Noon.AddHours(1), "s2");
        var counted = Assert.Single(Apply(Accept([Key("s2")])));
        Assert.Equal(
            [(new SerialId(Sku, "s1"), -1L), (new SerialId(Sku, "s2"), 1L)], SerialSums.Of(counted).OrderBy(static sum => sum.Units));
    }

    [Fact]
    public void What_goes_to_another_holder_does_not_leave_the_house()
    {
        Put("s1", Some.Noon);
        var to = new Destination(Holder.At(new(new("P"), "A2")), LocationKind.Pick);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Takes.Take(
            state.Place, state.Holding, state.Memory, new("take", [new(Key("s1"), 1)], true, to, StockReason.Move)))));
        Assert.Empty(SerialSums.Of(taken));
        state = LocationState.Initial;
        Assert.Empty(SerialSums.Of(Assert.Single(Apply(Takes.Put(
            state.Place, state.Holding, state.Memory, new("take", taken.Arriving, true, StockReason.Move))))));
    }

    private static StockKey Key(string serial) => new(Sku, Serial: serial);

    private void Put(string serial, DateTimeOffset at) => Apply(
        Takes.Put(state.Place, state.Holding, state.Memory, new($"put {serial}", [new(Key(serial), 1)], false, StockReason.Receipt, At: at)), at);

    private void Open(DateTimeOffset at, params string[] serials) => Apply(
        Counts.Open(state.Holding, state.Memory, new("c", new(Sku, null), [.. serials.Select(static one => new Goods(Key(one), 1))], at), at));

    private Decision<HolderEvent> Accept(ImmutableArray<StockKey> claimed) =>
        Counts.Accept(state.Place, state.Holding, state.Memory, new("c", claimed));

    private IReadOnlyList<HolderEvent> Apply(Decision<HolderEvent> decision, DateTimeOffset? at = null)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = Location.Evolve(state, @event, at ?? Some.Noon.AddHours(4));
        return decision.Events;
    }
}
