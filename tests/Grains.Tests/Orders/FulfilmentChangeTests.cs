using System.Collections.Immutable;

using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Orders;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>An event of a fulfilment says what changed, and no more.</summary>
public sealed class FulfilmentChangeTests
{
    private static readonly SiteId Site = new("PAR1");
    private static readonly SkuId Mug = new(new("acme"), "MUG");

    [Fact]
    public void A_change_makes_of_what_was_what_is()
    {
        var quantities = Gen.Choose(0, 3).ArrayOf(8);
        Check.QuickThrowOnFailure(Prop.ForAll(quantities.Two().ToArbitrary(), pair =>
        {
            var before = Of(pair.Item1, []);
            var after = Of(pair.Item2, before.Lines) with { Status = FulfilmentStatus.Picking, Wave = new WaveId(Site, "W1") };
            var change = FulfilmentChange.Between(before.Lines.IsEmpty ? null : before, after);

            Assert.Equal(pair.Item1.Zip(pair.Item2).Count(static both => both.First != both.Second), change.Lines.Length);
            var made = change.ApplyTo(before.Lines.IsEmpty ? null : before);
            if (after.Lines.IsEmpty) Assert.Null(made);
            else AssertSame(after, made!);
        }));
    }

    [Fact]
    public void A_new_head_names_no_line()
    {
        var before = Of([1, 2, 3], []);

        var change = FulfilmentChange.Between(before, before with { Status = FulfilmentStatus.Picking });

        Assert.Empty(change.Lines);
        Assert.Equal(FulfilmentStatus.Picking, change.ApplyTo(before)!.Status);
    }

    /// <summary>Lines whose quantity stays are the same objects, as a decision leaves them.</summary>
    private static Fulfilment Of(int[] quantities, ImmutableArray<FulfilmentLine> before) => new(
        1, Site, FulfilmentStatus.Released,
        [
            .. from line in quantities.Select(static (quantity, i) => new FulfilmentLine($"{i}", Mug, quantity))
               where line.Quantity > 0
               select before.FirstOrDefault(known => known.Line == line.Line && known.Quantity == line.Quantity) ?? line,
        ]);

    private static void AssertSame(Fulfilment expected, Fulfilment made)
    {
        Assert.Equal((expected.Status, expected.Wave, expected.Site), (made.Status, made.Wave, made.Site));
        Assert.Equal(expected.Lines.OrderBy(static line => line.Line), made.Lines.OrderBy(static line => line.Line));
    }
}
