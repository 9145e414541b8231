using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Tests.Fulfilments;

/// <summary>The rows that a batch of a fulfilment's events comes to.</summary>
public sealed class FulfilmentBatchTests
{
    private static readonly SiteId Site = new("PAR1");
    private static readonly StockKey Mug = new(new(new("acme"), "MUG"));
    private static readonly FulfilmentId Id = new(new(new("acme"), "web", "1001"), 1);
    private static readonly FulfilmentOpened Opened = new(
        Site, FulfilmentStatus.Released, [new("1", Mug.Sku, 5), new("2", Mug.Sku, 3)], null, "express", 1, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Picks_of_lines_that_the_batch_knows_are_in_their_rows()
    {
        var batch = Batch(Opened, new PickingStarted(Site, new(Site, "W1")), Picked("1", 5, 1), Picked("2", 3, 0));

        Assert.Empty(batch.Picks);
        Assert.Empty(batch.Changed);
        var row = Assert.Single(batch.Opened);
        Assert.Equal((FulfilmentStatus.Picked, "W1", "1001"), (row.Status, row.Wave, row.Number));
        Assert.Equal([4, 3], batch.ChangedLines.Select(static line => LineRow.LineOf(line.Body).Picked));
    }

    [Fact]
    public void Picks_alone_change_the_line_that_is_there_and_no_other()
    {
        var batch = Batch(Picked("2", 1, 0), Picked("2", 2, 0));

        Assert.Empty(batch.ChangedLines);
        Assert.Equal(new("acme", "web:1001", 1, FulfilmentStatus.Picked), Assert.Single(batch.Changed));
        var row = Assert.Single(batch.Picks).Row(LineRow.TextOf(Opened.Lines[1]));
        Assert.Equal(("acme", "web:1001", 1, "2"), (row.Merchant, row.OrderId, row.Sequence, row.Line));
        var line = LineRow.LineOf(row.Body);
        Assert.Equal(3, line.Picked);
        Assert.Equal([1, 2], line.Totes.Select(static picked => picked.Goods.Quantity));
    }

    [Fact]
    public void A_line_that_was_not_changed_has_no_row_and_one_without_units_is_gone()
    {
        var batch = Batch(new UnitsSet(Site, FulfilmentStatus.Picking, [Opened.Lines[0] with { Quantity = 0 }], []));

        Assert.Empty(batch.ChangedLines);
        Assert.Equal("1", Assert.Single(batch.GoneLines).Line);
        Assert.Single(batch.Changed);
        Assert.Empty(batch.Ended);
    }

    [Fact]
    public void Who_gives_it_back_leaves_no_wave()
    {
        var batch = Batch(new PickingStarted(Site, new(Site, "W1")), new PickingStopped(Site, new(Site, "W1")));

        Assert.Equal((FulfilmentStatus.Released, ""), (Assert.Single(batch.Changed).Status, Assert.Single(batch.Changed).Wave));
    }

    [Fact]
    public void A_fulfilment_that_has_ended_has_no_row()
    {
        var batch = Batch(new UnitsSet(Site, FulfilmentStatus.Released, [.. Opened.Lines.Select(static line => line with { Quantity = 0 })], []) { Ended = true });

        Assert.Equal(new("acme", "web:1001", 1), Assert.Single(batch.Ended));
        Assert.Equal(["1", "2"], batch.GoneLines.Select(static line => line.Line));
    }

    private static LinePicked Picked(string line, long quantity, long surplus) =>
        new(Site, FulfilmentStatus.Picked, line, new(Mug, quantity), "T1", surplus);

    private static FulfilmentBatch Batch(params FulfilmentEvent[] events)
    {
        var batch = new FulfilmentBatch();
        for (var i = 0; i < events.Length; i++) batch.Add(Id, events[i], i + 1);
        return batch;
    }
}
