using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Orders;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>The rows that a batch of an order's events comes to.</summary>
public sealed class OrderBatchTests
{
    private const string Key = "acme/web:1001";

    private static readonly SiteId Site = new("PAR1");
    private static readonly StockKey Mug = new(new(new("acme"), "MUG"));

    private static FulfilmentChange Fulfilment { get; } = new(
        1, Site, FulfilmentStatus.Picking, new WaveId(Site, "W1"), null, [new("1", Mug.Sku, 5), new("2", Mug.Sku, 3)]);

    [Fact]
    public void Picks_of_lines_that_the_batch_knows_are_in_their_rows()
    {
        var batch = Batch(new PickingStarted(OrderStatus.Picking, [Fulfilment], new(Site, "W1")), Picked("1", 5, 1), Picked("2", 3, 0));

        Assert.Empty(batch.Fulfilments.Picks);
        Assert.Empty(batch.Fulfilments.Statuses);
        var row = Assert.Single(batch.Fulfilments.Changed);
        Assert.Equal((FulfilmentStatus.Picked, "W1"), (row.Status, row.Wave));
        Assert.Equal([4, 3], batch.Fulfilments.ChangedLines.Select(static line => LineRow.LineOf(line.Body).Picked));
        Assert.Equal(OrderStatus.Picked, Assert.Single(batch.Changed).Status);
    }

    [Fact]
    public void Picks_alone_change_the_line_that_is_there_and_no_other()
    {
        var batch = Batch(Picked("2", 1, 0), Picked("2", 2, 0));

        Assert.Empty(batch.Fulfilments.Changed);
        Assert.Empty(batch.Fulfilments.ChangedLines);
        Assert.Equal(new("acme", "web:1001", 1, FulfilmentStatus.Picked), Assert.Single(batch.Fulfilments.Statuses));
        var row = Assert.Single(batch.Fulfilments.Picks).Row(LineRow.TextOf(Fulfilment.Lines[1]));
        Assert.Equal(("acme", "web:1001", 1, "2"), (row.Merchant, row.OrderId, row.Sequence, row.Line));
        var line = LineRow.LineOf(row.Body);
        Assert.Equal(3, line.Picked);
        Assert.Equal([1, 2], line.Totes.Select(static picked => picked.Goods.Quantity));
    }

    [Fact]
    public void A_line_that_was_not_changed_has_no_row_and_one_without_units_is_gone()
    {
        var shrunk = Fulfilment with { Lines = [Fulfilment.Lines[0] with { Quantity = 0 }] };
        var batch = Batch(new LineShort(OrderStatus.Picking, [shrunk], 1, "1", 5));

        Assert.Empty(batch.Fulfilments.ChangedLines);
        Assert.Equal("1", Assert.Single(batch.Fulfilments.GoneLines).Line);
        Assert.Single(batch.Fulfilments.Changed);
    }

    [Fact]
    public void What_is_told_of_a_fulfilment_afterwards_has_the_last_word()
    {
        var batch = Batch(Picked("2", 1, 0), new PickingStopped(OrderStatus.Released, [Fulfilment with { Status = FulfilmentStatus.Released }], new(Site, "W1")));

        Assert.Empty(batch.Fulfilments.Picks);
        Assert.Empty(batch.Fulfilments.Statuses);
        Assert.Equal(FulfilmentStatus.Released, Assert.Single(batch.Fulfilments.Changed).Status);
    }

    [Fact]
    public void A_fulfilment_that_has_ended_has_no_row()
    {
        var ended = Fulfilment with { Lines = [.. Fulfilment.Lines.Select(static line => line with { Quantity = 0 })], Gone = true };
        var batch = Batch(new OrderSettled(OrderStatus.Cancelled, [ended], [], []));

        Assert.Empty(batch.Fulfilments.Changed);
        Assert.Single(batch.Fulfilments.Gone);
        Assert.Equal(["1", "2"], batch.Fulfilments.GoneLines.Select(static line => line.Line));
    }

    private static LinePicked Picked(string line, long quantity, long surplus) =>
        new(OrderStatus.Picked, Site, 1, FulfilmentStatus.Picked, line, new(Mug, quantity), "T1", surplus);

    private static OrderBatch Batch(params OrderEvent[] events)
    {
        var batch = new OrderBatch();
        for (var i = 0; i < events.Length; i++)
            batch.Add(Key, events[i], new(i + 1, $"order:{Key}", i + 1, "", 1, default, DateTimeOffset.UnixEpoch, "system"));
        return batch;
    }
}
