using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Locations;

/// <summary>Room that is kept for goods on their way.</summary>
public sealed class LocationRoomTests
{
    private static readonly SiteId Site = new("S");
    private static readonly StockKey Plain = new(new(new("m"), "s"));

    private LocationState state = LocationState.Initial;

    [Fact]
    public void Goods_that_arrive_for_a_put_away_fill_the_room_that_was_kept()
    {
        Apply(Location.Define(state, Shelf()));
        Apply(Location.KeepSpace(state, Keeping("P1", 4)));
        Apply(Put(new("r", [new(Plain, 4, new(100, 1_000))], true, StockReason.Move, new PutAwayId(Site, "P1"))));

        Assert.Empty(state.Kept);
        Assert.Equal(4, state.Holding[Plain].Quantity);
    }

    [Theory]
    [InlineData(10, "location_full")]
    [InlineData(9, null)]
    public void Room_is_kept_up_to_the_weight_that_is_left(long quantity, string? refusal)
    {
        Apply(Location.Define(state, Shelf() with { MaxWeightGrams = 1_500 }));
        Apply(Put(new("r", [new(Plain, 4, new(100, 1_000))], true, StockReason.Move)));
        Apply(Location.KeepSpace(state, Keeping("P1", 2)));
        Assert.Equal(refusal, Location.KeepSpace(state, Keeping("P2", quantity)).Refusal?.Code);
    }

    [Fact]
    public void A_capacity_that_no_number_holds_is_full_and_no_error()
    {
        Apply(Location.Define(state, Shelf() with { VolumeMm3 = 5 }));
        Apply(Put(new("r", [new(Plain, 1_000_000_000, new(long.MaxValue, long.MaxValue))], true, StockReason.Move)));
        Assert.Equal("location_full", Location.KeepSpace(state, Keeping("P1", 1)).Refusal!.Code);
    }

    [Fact]
    public void Room_is_refused_beside_another_merchant_and_for_the_wrong_kind_of_goods()
    {
        Apply(Location.Define(state, Shelf()));
        Apply(Put(new("r", [new(new(new(new("other"), "x")), 1)], true, StockReason.Move)));
        Assert.Equal("other_merchant", Location.KeepSpace(state, Keeping("P1", 1)).Refusal!.Code);
        var damaged = Keeping("P1", 1) with
        {
            Goods = new(Plain with { Condition = Condition.Damaged }, 1),
            MayMixMerchants = true,
        };
        Assert.Equal("wrong_kind", Location.KeepSpace(state, damaged).Refusal!.Code);
    }

    private static LocationDefinition Shelf() => new("A", LocationKind.Pick, "1", "1", "1", 0, 0, 0, null, null);

    private static KeepSpace Keeping(string putAway, long quantity) =>
        new(new(Site, putAway), new(Plain, quantity), quantity * 100, quantity * 1_000, false);

    private Decision<HolderEvent> Put(Putting command) => Takes.Put(
        state.Place, state.Holding, state.Memory, command with { Goods = [.. command.Goods.Select(goods => goods with { As = Bucket.Pickable })] });

    private void Apply(Decision<HolderEvent> decision)
    {
        Assert.Null(decision.Refusal);
        state = decision.Events.Aggregate(state, static (known, @event) => Location.Evolve(known, @event, Some.Noon));
    }
}
