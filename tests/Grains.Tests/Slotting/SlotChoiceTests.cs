using System.Collections.Immutable;
using System.Diagnostics;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Slotting;

namespace OrleansWarehouse.Grains.Tests.Slotting;

public sealed class SlotChoiceTests
{
    private static readonly SlotGoods Mugs = new("acme", "mug", null, null, 10, 300, 1_000_000);

    [Fact]
    public void Goods_go_to_where_their_sku_lies_before_anywhere_nearer()
    {
        var plan = Propose(Mugs, At("near", 1000), At("far", 9000, there: [new("acme", "mug", null, null)]));
        var proposal = Assert.Single(plan.Proposals);
        Assert.Equal("far", proposal.Location);
        Assert.Equal(["sameSku", "pickFace", "nearest:9000mm"], proposal.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void An_empty_location_comes_before_one_with_other_goods_and_the_nearest_of_them_first()
    {
        var plan = Propose(Mugs with { Quantity = 3 },
            At("mixed", 10, 1, [new("acme", "hat", null, null)]), At("b", 300, 1), At("a", 200, 1));
        Assert.Equal(["a", "b", "mixed"], plan.Proposals.Select(p => p.Location));
    }

    [Fact]
    public void What_does_not_fit_one_location_goes_to_the_next_and_the_rest_is_told()
    {
        var plan = Propose(Mugs, At("a", 1, 4), At("b", 2, 3));
        Assert.Equal([4L, 3L], plan.Proposals.Select(p => p.Quantity));
        Assert.Equal(3, plan.Unplaced);
        Assert.Contains(plan.Proposals[0].Reasons, r => r.Code == "filled:4");
    }

    [Fact]
    public void A_preferred_zone_comes_first_and_leaving_it_is_said() =>
        Assert.Equal("otherZone", Propose(Mugs with { PreferredZone = "cold" }, At("a", 1)).Proposals[0].Reasons[0].Code);

    [Fact]
    public void Weight_limits_as_much_as_volume()
    {
        var plan = Propose(Mugs, At("a", 1) with { MaxWeightGrams = 1000, UsedGrams = 100, IncomingGrams = 200 });
        Assert.Equal(2, Assert.Single(plan.Proposals).Quantity);
    }

    [Fact]
    public void What_is_on_its_way_in_takes_room() =>
        Assert.Equal(10, Propose(Mugs, At("a", 1, 4) with { IncomingMm3 = 4_000_000 }).Unplaced);

    [Fact]
    public void Unknown_dimensions_are_taken_as_a_litre() =>
        Assert.Equal(4, Propose(Mugs with { Mm3PerEach = null }, At("a", 1, 4)).Proposals[0].Quantity);

    [Fact]
    public void Lots_of_a_tracked_sku_are_kept_apart()
    {
        var goods = Mugs with { LotTracked = true, Lot = "L2" };
        var other = At("other", 1, there: [new("acme", "mug", "L1", null)]);
        var same = At("same", 9, there: [new("acme", "mug", "L2", null)]);
        var plan = Propose(goods, other, same);
        Assert.Equal("same", Assert.Single(plan.Proposals).Location);
        Assert.Equal(1, plan.Refused.Lot);
        Assert.Equal("other", Propose(Mugs, other).Proposals[0].Location);
    }

    [Fact]
    public void Damaged_goods_go_to_quarantine_and_good_ones_never()
    {
        var cage = At("cage", 5) with { Kind = LocationKind.Quarantine };
        Assert.Equal("cage", Propose(Mugs with { Sellable = false }, At("a", 1), cage).Proposals[0].Location);
        Assert.Empty(Propose(Mugs, cage, At("dock", 1) with { Kind = LocationKind.Receiving }).Proposals);
    }

    [Fact]
    public void Two_merchants_share_a_location_only_where_that_is_allowed()
    {
        var taken = At("a", 1, there: [new("other", "mug", null, null)]);
        Assert.Equal(10, Propose(Mugs, taken).Unplaced);
        var mixed = SlotChoice.Propose(Mugs, [taken], default, new SlotRules(MixMerchants: true));
        Assert.Contains(mixed.Proposals[0].Reasons, r => r.Code == "mixed");
    }

    [Fact]
    public void Silly_figures_do_no_harm()
    {
        var odd = At("a", long.MaxValue) with { UsedMm3 = long.MaxValue, IncomingMm3 = long.MaxValue, VolumeMm3 = 5 };
        var free = At("b", long.MinValue) with { VolumeMm3 = null };
        var plan = Propose(Mugs with { Quantity = long.MaxValue, GramsPerEach = 0 }, odd, free);
        Assert.Equal(long.MaxValue, Assert.Single(plan.Proposals).Quantity);
        Assert.Empty(Propose(Mugs with { Quantity = 0 }, free).Proposals);
    }

    [Fact]
    public void Ten_thousand_locations_are_weighed_in_milliseconds()
    {
        var random = new Random(1);
        var sites = Enumerable.Range(0, 10_000).Select(i => At($"L{i}", random.Next(100_000), random.Next(1, 4),
            random.Next(3) == 0 ? [new("acme", $"s{random.Next(500)}", null, null)] : [])).ToArray();
        for (var i = 0; i < 50; i++)
            SlotChoice.Propose(Mugs with { Sku = $"s{i}" }, sites, default);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var started = Stopwatch.GetTimestamp();
            SlotChoice.Propose(Mugs with { Sku = $"s{i}", Quantity = 100 }, sites, default);
            var took = Stopwatch.GetElapsedTime(started);
            best = took < best ? took : best;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 candidates: {best.TotalMilliseconds:0.00} ms");
        Assert.InRange(best.TotalMilliseconds, 0, 100);
    }

    internal static SlotCandidate At(string code, long x, long litres = 1000, ImmutableArray<SlotContent> there = default) =>
        new(code, "A", LocationKind.Pick, new SlotPoint(x, 0, 0), null, litres * 1_000_000, 0, 0, there.IsDefault ? [] : there);

    private static SlotPlan Propose(SlotGoods goods, params SlotCandidate[] candidates) =>
        SlotChoice.Propose(goods, candidates, default);
}
