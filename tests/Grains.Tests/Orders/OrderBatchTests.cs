using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Orders;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>The rows that a batch of an order's events comes to.</summary>
public sealed class OrderBatchTests
{
    private const string Key = "acme/web:1001";

    private static readonly SiteId Site = new("PAR1");
    private static readonly StockKey Mug = new(new(new("acme"), "MUG"));

    private static Fulfilment Fulfilment { get; } = new(
        1, Site, FulfilmentStatus.Picking, [new("1", Mug.Sku, 5), new("2", Mug.Sku, 3)], new WaveId(Site, "W1"));

    [Fact]
    public void Picks_of_a_fulfilment_that_the_batch_knows_are_in_its_row()
    {
        var batch = Batch(new PickingStarted(OrderStatus.Picking, [Fulfilment], new(Site, "W1")), Picked("1", 5, 1), Picked("2", 3, 0));

        Assert.Empty(batch.Picks);
        var row = Assert.Single(batch.Fulfilments);
        Assert.Equal(("picked", "W1"), (row.Status, row.Wave));
        Assert.Equal([4, 3], FulfilmentRow.LinesOf(row.Lines!).Select(static line => line.Picked));
        Assert.Equal("picked", Assert.Single(batch.Changed).Status);
    }

    [Fact]
    public void Picks_alone_change_the_row_that_is_there()
    {
        var batch = Batch(Picked("2", 1, 0), Picked("2", 2, 0));

        Assert.Empty(batch.Fulfilments);
        var row = Assert.Single(batch.Picks).Row(FulfilmentRow.TextOf(Fulfilment.Lines));
        Assert.Equal(("acme", "web:1001", 1, "picked"), (row.Merchant, row.OrderId, row.Sequence, row.Status));
        var lines = FulfilmentRow.LinesOf(row.Lines);
        Assert.Equal([0, 3], lines.Select(static line => line.Picked));
        Assert.Equal([1, 2], lines[1].Totes.Select(static picked => picked.Goods.Quantity));
    }

    [Fact]
    public void What_is_told_of_the_whole_fulfilment_afterwards_has_the_last_word()
    {
        var batch = Batch(Picked("2", 1, 0), new PickingStopped(OrderStatus.Released, [Fulfilment with { Status = FulfilmentStatus.Released }], new(Site, "W1")));

        Assert.Empty(batch.Picks);
        Assert.Equal("released", Assert.Single(batch.Fulfilments).Status);
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
