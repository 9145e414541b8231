using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Orders;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>An event of an order says what changed in a part of it, and no more.</summary>
public sealed class PartChangeTests
{
    private static readonly SiteId Site = new("PAR1");
    private static readonly SkuId Mug = new(new("acme"), "MUG");

    [Fact]
    public void A_change_makes_of_what_was_what_is()
    {
        var quantities = Gen.Choose(0, 3).ArrayOf(8);
        Check.QuickThrowOnFailure(Prop.ForAll(quantities.Two().ToArbitrary(), pair =>
        {
            var draft = new PartDraft(Of(pair.Item1));
            draft.Hear(Told(pair.Item2, FulfilmentStatus.Picking));

            Assert.Equal(pair.Item1.Zip(pair.Item2).Count(static both => both.First != both.Second), draft.Change.Lines.Length);
            var made = draft.Change.ApplyTo(Of(pair.Item1));
            if (pair.Item2.Sum() == 0) Assert.Null(made);
            else AssertIs(pair.Item2, made!);
        }));
    }

    [Fact]
    public void Who_has_only_come_further_names_no_line()
    {
        var draft = new PartDraft(Of([1, 2, 3]));
        draft.Hear(Told([1, 2, 3], FulfilmentStatus.Picked));

        Assert.Empty(draft.Change.Lines);
        Assert.Equal((FulfilmentStatus.Picked, 2L), (draft.Change.Status, draft.Change.Seen));
    }

    [Fact]
    public void What_the_order_has_heard_changes_nothing()
    {
        var draft = new PartDraft(Of([1]));
        draft.Hear(Told([1], FulfilmentStatus.Released) with { Version = 1 });

        Assert.False(draft.IsChanged);
    }

    private static OrderPart Of(int[] quantities) => new(
        1, Site, FulfilmentStatus.Released, null, 1,
        [.. quantities.Select(static (quantity, i) => new PartLine($"{i}", Mug, quantity)).Where(static line => line.Quantity > 0)]);

    private static FulfilmentProgress Told(int[] quantities, FulfilmentStatus status) => new(
        Site, status, null,
        [.. quantities.Select(static (quantity, i) => new LineProgress($"{i}", Mug, quantity, 0, 0, 0, 0, [])).Where(static line => line.Quantity > 0)],
        2, DateTimeOffset.UnixEpoch);

    private static void AssertIs(int[] quantities, OrderPart made)
    {
        Assert.Equal((FulfilmentStatus.Picking, 2L), (made.Status, made.Seen));
        Assert.Equal(
            Of(quantities).Lines.OrderBy(static line => line.Line), made.Lines.OrderBy(static line => line.Line));
    }
}
