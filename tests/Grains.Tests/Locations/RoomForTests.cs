using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Tests.Locations;

/// <summary>How much of what waits a location would take, one after the other.</summary>
public sealed class RoomForTests
{
    private static readonly LocationState Shelf = LocationState.Initial with
    {
        Definition = new("A", LocationKind.Pick, "A", "1", "1", 0, 0, 0, 1_000, 10),
    };

    [Fact]
    public void What_comes_first_takes_its_room() =>
        Assert.Equal([6, 4, 0], LocationRoom.For(Shelf, [Wanted("x", 6), Wanted("y", 6), Wanted("z", 1)]));

    [Fact]
    public void What_is_too_big_leaves_its_room_to_what_comes_after_it() =>
        Assert.Equal([0, 10], LocationRoom.For(Shelf, [Wanted("x", 3, mm3: 11), Wanted("y", 20)]));

    [Fact]
    public void Weight_counts_too() => Assert.Equal([3], LocationRoom.For(Shelf, [Wanted("x", 5, grams: 300)]));

    [Fact]
    public void Other_lots_of_a_SKU_that_keeps_them_apart_find_none() =>
        Assert.Equal([2, 0, 3], LocationRoom.For(Shelf, [Wanted("x", 2, lot: "one"), Wanted("x", 2, lot: "two"), Wanted("x", 3, lot: "one")]));

    [Fact]
    public void Another_merchant_finds_none_where_they_are_not_mixed() =>
        Assert.Equal([2, 0], LocationRoom.For(Shelf, [Wanted("x", 2), Wanted("x", 2, merchant: "other")]));

    [Theory]
    [InlineData(LocationKind.Staging, false)]
    [InlineData(LocationKind.Pick, true)]
    public void What_is_no_place_for_it_takes_nothing(LocationKind kind, bool blocked) => Assert.Equal(
        [0], LocationRoom.For(Shelf with { Definition = Shelf.Definition! with { Kind = kind, Blocked = blocked } }, [Wanted("x", 1)]));

    private static WantedSpace Wanted(string sku, long quantity, long mm3 = 1, long grams = 1, string? lot = null, string merchant = "m") =>
        new(new(new(new(new(merchant), sku), lot, null), quantity), new(grams, mm3), false, lot is not null);
}
