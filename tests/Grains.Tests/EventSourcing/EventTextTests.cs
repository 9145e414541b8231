using System.Text;
using System.Text.Json;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Tests.EventSourcing;

/// <summary>How events are written.</summary>
public sealed class EventTextTests
{
    private static readonly OrderId Bought = IId<OrderId>.Parse("acme/web:1001");
    private static readonly StockKey Mug = new(new(new("acme"), "MUG"));

    [Theory]
    [InlineData("1")]
    [InlineData("a|b: c/d")]
    [InlineData("")]
    public void Lines_are_read_as_they_were_written(string line)
    {
        var (claim, wanted) = (new ClaimLineId(Bought, line), new ForLine(new(Bought, 2), line));
        Assert.Equal(claim, JsonSerializer.Deserialize<ClaimLineId>(JsonSerializer.Serialize(claim)));
        Assert.Equal(wanted, JsonSerializer.Deserialize<ForLine>(JsonSerializer.Serialize(wanted)));
    }

    [Fact]
    public void Holders_are_read_as_they_were_written()
    {
        foreach (var holder in new[] { Holder.At(new(new("PAR1"), "A-01")), Holder.In(new(new("PAR1"), "T1")) })
            Assert.Equal(holder, JsonSerializer.Deserialize<Holder>(JsonSerializer.Serialize(holder)));
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<Holder>("\"PAR1/A-01\""));
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<ForLine>("\"acme:web:1001:1\""));
    }

    [Fact]
    public void What_is_as_usual_is_left_out_and_read_again()
    {
        var line = new ForLine(new(Bought, 1), "1");
        var taken = new GoodsTaken(
            "task:PAR1/W1@2:0", true, Holder.In(new(new("PAR1"), "T1")), [new(Mug, 2, null, Bucket.Picked, line)], StockReason.Pick, null, null, null)
        {
            Changes = [new(Mug, -2, 0)],
            Plans = [new("W1:1", Plan.Pick(new(new("PAR1"), "W1"), line), Mug, -2)],
            Flows = [new(Mug, 2, Bucket.Pickable, Bucket.Picked, line.Claim)],
        };
        var (text, read) = Again(taken);

        Assert.Equal((taken.Reference, taken.To, taken.Reason, true), (read.Reference, read.To, read.Reason, read.Transfer));
        Assert.Equal(taken.Arriving, read.Arriving);
        Assert.Equal(taken.Changes, read.Changes);
        Assert.Equal(taken.Plans, read.Plans);
        Assert.Equal(taken.Flows, read.Flows);
        Assert.Empty(read.Counted);
        Assert.DoesNotContain("condition", text, StringComparison.Ordinal);
        Assert.DoesNotContain("inDoubt", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "acme", null)]
    [InlineData(3, "acme", "L1")]
    [InlineData(1, "other", null)]
    public void What_a_picker_takes_is_written_once_and_read_in_full(long units, string owner, string? lot)
    {
        var key = Mug with { Lot = lot, Expiry = lot is null ? null : new DateOnly(2026, 5, 1) };
        var line = new ForLine(new(Bought with { Merchant = new(owner) }, 1), "a|b: c");
        var goods = new PlacedGoods(key, units, null, Bucket.Picked, line);
        var taken = new GoodsTaken(
            "task:PAR1/W1@2:0", true, Holder.In(new(new("PAR1"), "T1")), [goods], StockReason.Pick, null, null, DateTimeOffset.UnixEpoch)
        {
            Changes = [new(key, -units, 0)],
            Plans = [new("W1:1", new(PlanKind.Pick, For: line), key, -units)],
            Flows = [new(key, units, Bucket.Pickable, Bucket.Picked, line.Claim)],
        };
        var put = new GoodsPut(taken.Reference, [goods], true, StockReason.Pick, null, taken.At)
        {
            Changes = [new(key, units, 0)],
            Plans = [new(null, Plan.Line(line), key, units)],
        };
        var heard = new GoodsHeard(
            "location:PAR1/A-01@7:MUG", new("PAR1"), "A-01", StockReason.Pick, taken.Flows, [new(line.Claim, -units)]) { Zone = "UTC" };

        AssertWrittenOnce(taken, "changes", "plans", "flows", "arriving");
        AssertWrittenOnce(put, "changes", "plans", "goods");
        AssertWrittenOnce(heard, "flows", "planned", "site", "holder");
    }

    [Fact]
    public void What_is_not_quite_as_planned_is_written_in_full()
    {
        var line = new ForLine(new(Bought, 1), "1");
        var goods = new PlacedGoods(Mug, 2, null, Bucket.Picked, line);
        var taken = new GoodsTaken("task:PAR1/W1@2:0", true, Holder.In(new(new("PAR1"), "T1")), [goods], StockReason.Pick, null, null, null)
        {
            Changes = [new(Mug, -2, 0)],
            Plans = [new("W1:1", new(PlanKind.Pick, For: line), Mug, -2)],
            Flows = [new(Mug, 2, Bucket.Pickable, Bucket.Picked, line.Claim)],
        };
        var heard = new GoodsHeard("r1", new("PAR1"), "A-01", StockReason.Pick, taken.Flows, []);

        foreach (var other in new[]
        {
            taken with { Reference = "task::/W1@2:0" },
            taken with { Changes = [] },
            taken with { Plans = [taken.Plans[0] with { Quantity = -1 }] },
            taken with { Flows = [taken.Flows[0] with { From = Bucket.InDoubt }] },
            taken with { Transfer = false },
            taken with { Reason = StockReason.Move },
        }) AssertSame(other, Again(other).Event);
        AssertSame(heard, Again(heard).Event);
        AssertSame(heard with { Holder = "A-02", Reference = "location:PAR1/A-01@7:MUG" }, Again(heard with { Holder = "A-02", Reference = "location:PAR1/A-01@7:MUG" }).Event);
    }

    [Fact]
    public void A_pick_says_as_much_in_an_order_of_a_thousand_lines_as_in_one_of_three()
    {
        Assert.Equal(Picked(3).Text.Length, Picked(1_000).Text.Length);

        var (text, read) = Picked(3);
        Assert.InRange(text.Length, 1, 200);
        Assert.Equal((null, 1L), (read.Status, read.Goods.Quantity));
    }

    private static (string Text, LinePicked Event) Picked(int lines)
    {
        var site = new SiteId("PAR1");
        var state = FulfilmentState.Initial with
        {
            Site = site, Status = FulfilmentStatus.Picking, Lines = [.. Enumerable.Range(1, lines).Select(number => new FulfilmentLine($"{number}", Mug.Sku, 5))],
        };
        var picked = Assert.IsType<LinePicked>(Assert.Single(Fulfilment.Pick(state, new("r", "2", new(Mug, 1), "T1")).Events));
        return Again(picked);
    }

    private static void AssertWrittenOnce<TEvent>(TEvent @event, params string[] leftOut)
        where TEvent : class
    {
        var (text, read) = Again(@event);
        AssertSame(@event, read);
        Assert.All(leftOut, name => Assert.DoesNotContain($"\"{name}\"", text, StringComparison.Ordinal));
    }

    /// <summary>Lists are compared by what is in them.</summary>
    private static void AssertSame<TEvent>(TEvent expected, TEvent read)
        where TEvent : class => Assert.Equivalent(expected, read, strict: true);

    private static (string Text, TEvent Event) Again<TEvent>(TEvent @event)
        where TEvent : class
    {
        var written = EventCodec.Encode(@event, [], DateTimeOffset.UnixEpoch, "system");
        var stored = new StoredEvent(1, "x:1", 1, written.Type, written.Schema, written.Data, written.At, written.By);
        return (Encoding.UTF8.GetString(written.Data.Span), Assert.IsType<TEvent>(EventCodec.Decode(stored)));
    }
}
