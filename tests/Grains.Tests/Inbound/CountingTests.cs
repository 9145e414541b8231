using System.Collections.Immutable;

using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Inbound;

using Delivery = OrleansWarehouse.Grains.Inbound.Inbound;

public sealed class CountingTests
{
    private static readonly AsnId Asn = new(new("m"), "ASN1");
    private static readonly SiteId Site = new("S");
    private static readonly LocationId Dock = new(Site, "DOCK");
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Dictionary<string, SkuDefinition> Skus = new()
    {
        ["A"] = Some.Definition,
        ["B"] = Some.Definition,
        ["LOT"] = Some.Definition with { Tracking = Tracking.Lot, Expires = true },
        ["SER"] = Some.Definition with { Tracking = Tracking.Serial },
    };

    private InboundState state = InboundState.Initial;

    [Fact]
    public void Units_are_counted_in_eaches()
    {
        Announce(new ExpectedLine("A", 2, "case", null, null));
        Receive(true, Count("A", 1) with { Uom = "case" }, Count("A", 12));

        Assert.Equal(InboundStatus.Confirmed, state.Status);
        Assert.Equal((24, 24), (View().Lines[0].Expected, View().Lines[0].Received));
    }

    [Fact]
    public void A_final_count_tells_what_is_over_short_unexpected_and_bad()
    {
        Announce(new("A", 5, null, null, null), new ExpectedLine("LOT", 5, null, "L1", null));
        Receive(
            true,
            Count("A", 6),
            Count("A", 1) with { Condition = Condition.Damaged },
            Count("B", 2) with { Condition = Condition.Wrong },
            Lot("L1", 3),
            Lot("L2", 1));

        Assert.Equal(InboundStatus.Discrepant, state.Status);
        Assert.Equal(
            ["A damaged 1", "A over 2", "B unexpected 2", "B wrong 2", "LOT short 2 L1", "LOT unexpected 1 L2"],
            state.Discrepancies.Select(d => $"{d.Sku} {d.Kind} {d.Quantity} {d.Lot}".TrimEnd()).Order());
    }

    [Fact]
    public void Goods_past_their_date_are_expired_whatever_the_counter_says()
    {
        Announce(new ExpectedLine("LOT", 3, null, null, null));
        Receive(true, Lot("L1", 1, Today.AddDays(-1)), Lot("L1", 1, Today), Lot("L1", 1, Today.AddDays(1)));

        Assert.Equal(
            [Condition.Expired, Condition.Good, Condition.Good],
            state.Received.Select(line => line.Goods.Key.Condition));
        Assert.Equal(["expired 1"], state.Discrepancies.Select(d => $"{d.Kind} {d.Quantity}"));
    }

    [Fact]
    public void A_partial_count_waits_for_the_final_one_and_lowers_the_supply()
    {
        Announce(new ExpectedLine("A", 10, null, null, null));
        var part = Receive(false, Count("A", 4)).OfType<GoodsReceived>().Single();
        Assert.Equal((InboundStatus.Receiving, 6), (state.Status, part.Expected[0].Quantity));
        Assert.Equal("not_counted", Delivery.Confirm(state).Refusal!.Code);

        var last = Receive(true, Count("A", 6)).OfType<GoodsReceived>().Single();
        Assert.Equal((InboundStatus.Confirmed, 0), (state.Status, last.Expected[0].Quantity));
        Assert.Equal("already_confirmed", Decide(true, Count("A", 1)).Refusal!.Code);
        Assert.Equal("already_receiving", Decide(new ExpectedLine("A", 1, null, null, null)).Refusal!.Code);
    }

    [Fact]
    public void A_blind_receipt_is_never_discrepant()
    {
        Apply(Delivery.Announce(state, Asn, new(Site, null, [], "no paper"), Skus));
        Receive(true, Count("A", 4), Count("B", 1) with { Condition = Condition.Damaged });
        Assert.Equal((InboundStatus.Confirmed, 0), (state.Status, state.Discrepancies.Length));
    }

    [Fact]
    public void A_delivery_of_which_nothing_came_is_closed_when_that_is_confirmed()
    {
        Announce(new ExpectedLine("A", 4, null, null, null));
        Receive(true);
        Assert.Equal(InboundStatus.Discrepant, state.Status);
        Apply(Delivery.Confirm(state));
        Assert.Equal(InboundStatus.Closed, state.Status);
        Assert.Empty(Delivery.Confirm(state).Events);
    }

    [Fact]
    public void The_last_unit_on_a_shelf_closes_the_delivery()
    {
        Announce(new ExpectedLine("A", 4, null, null, null));
        Receive(true, Count("A", 4));
        Apply(Delivery.PutAway(state, 3));
        Assert.Equal(InboundStatus.Confirmed, state.Status);
        Apply(Delivery.PutAway(state, 1));
        Assert.Equal(InboundStatus.Closed, state.Status);
    }

    [Fact]
    public void What_leaves_the_dock_before_a_delivery_is_confirmed_does_not_close_it()
    {
        Announce(new ExpectedLine("A", 4, null, null, null));
        Receive(false, Count("A", 2));
        Apply(Delivery.PutAway(state, 2));
        Assert.Equal(InboundStatus.Receiving, state.Status);
        Receive(true);
        Assert.Equal(InboundStatus.Discrepant, state.Status);
        Apply(Delivery.Confirm(state));
        Assert.Equal(InboundStatus.Closed, state.Status);
    }

    [Fact]
    public void A_full_count_said_again_without_a_name_is_the_same_one()
    {
        Announce(new ExpectedLine("A", 10, null, null, null));
        Receive(true, Count("A", 9));
        Assert.Equal(InboundStatus.Discrepant, state.Status);
        Assert.Empty(Decide(true, Count("A", 9)).Events);
        Assert.NotEmpty(Decide(true, Count("A", 1)).Events);
        Assert.NotEmpty(Delivery.Receive(state, Asn, new([Count("A", 9)], true, "another"), Dock, Skus, Today, []).Events);
    }

    [Fact]
    public void Every_bad_field_is_named()
    {
        Announce(new ExpectedLine("A", 4, null, null, null));
        var refused = Decide(
            true,
            Count("NONE", 1),
            Count("A", 1) with { Uom = "barrel" },
            Count("A", 0),
            Count("A", long.MaxValue) with { Uom = "case" },
            Count("LOT", 1),
            Count("SER", 2) with { Serials = ["1", "1"] },
            Count("SER", 1) with { Serials = ["1"] },
            Count("A", 1) with { Serials = ["1"] });

        Assert.Equal(
            [
                "lines[0].sku", "lines[1].uom", "lines[2].quantity", "lines[3].quantity", "lines[4].lot", "lines[4].expiry",
                "lines[5].serials", "lines[6].serials", "lines[7].serials",
            ],
            refused.Refusal!.Errors.Select(error => error.Field));
    }

    [Fact]
    public void Announcing_the_same_again_changes_nothing_and_a_dropped_sku_is_withdrawn()
    {
        Announce(new("A", 4, null, null, null), new ExpectedLine("B", 1, null, null, null));
        Assert.Empty(Decide(new("A", 4, null, null, null), new ExpectedLine("B", 1, null, null, null)).Events);
        var changed = Decide(new ExpectedLine("A", 5, null, null, null)).Events.OfType<InboundAnnounced>().Single();
        Assert.Equal(["B"], changed.Dropped.Select(sku => sku.Code));
    }

    private static CountedLine Count(string sku, long quantity) => new(sku, quantity, null, Condition.Good, null, null, [], null);

    private static CountedLine Lot(string lot, long quantity, DateOnly? expiry = null) =>
        Count("LOT", quantity) with { Lot = lot, Expiry = expiry ?? Today.AddDays(30) };

    private InboundView View() => InboundViews.Of(state, Asn);

    private void Announce(params ImmutableArray<ExpectedLine> lines) => Apply(Decide(lines));

    private Decision<InboundEvent> Decide(params ImmutableArray<ExpectedLine> lines) =>
        Delivery.Announce(state, Asn, new(Site, Some.Noon, lines, null), Skus);

    private Decision<InboundEvent> Decide(bool final, params ImmutableArray<CountedLine> lines) =>
        Delivery.Receive(state, Asn, new(lines, final, null), Dock, Skus, Today, []);

    private ImmutableArray<InboundEvent> Receive(bool final, params ImmutableArray<CountedLine> lines) =>
        Apply(Decide(final, lines));

    private ImmutableArray<InboundEvent> Apply(Decision<InboundEvent> decision)
    {
        Assert.Null(decision.Refusal);
        state = decision.Events.Aggregate(state, static (known, @event) => InboundState.Evolve(known, @event, Some.Noon));
        return decision.Events;
    }
}
