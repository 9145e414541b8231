using FsCheck;
using FsCheck.Fluent;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Slotting;

namespace OrleansWarehouse.Grains.Tests.Slotting;

public sealed class SlotChoiceProperties
{
    private sealed record Question(SlotGoods Goods, SlotCandidate[] Candidates, SlotPoint Start);

    private static readonly string[] Merchants = ["acme", "bolt"], Skus = ["mug", "hat", "pin"], Lots = ["L1", "L2"];

    [Fact]
    public void Plans_conserve_quantity_and_break_no_rule()
    {
        var (proposed, split, unplaced, same) = (0, 0, 0, 0);
        var property = Prop.ForAll(Questions().ToArbitrary(), question =>
        {
            var plan = SlotChoice.Propose(question.Goods, question.Candidates, question.Start);
            proposed += plan.Proposals.Length > 0 ? 1 : 0;
            split += plan.Proposals.Length > 1 ? 1 : 0;
            unplaced += plan.Unplaced > 0 ? 1 : 0;
            same += plan.Proposals.Any(p => p.Reasons.Any(r => r.Code == "sameSku")) ? 1 : 0;
            Holds(question, plan);
            Assert.Equal(Text(plan), Text(SlotChoice.Propose(question.Goods, [.. question.Candidates.Reverse()], question.Start)));
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true), property);
        // A property that saw only trivial plans proves nothing.
        Assert.All([proposed, split, unplaced, same], seen => Assert.InRange(seen, 200, 3000));
    }

    private static void Holds(Question question, SlotPlan plan)
    {
        var (goods, at) = (question.Goods, question.Candidates.ToDictionary(c => c.Code));
        Assert.Equal(goods.Quantity, plan.Proposals.Sum(p => p.Quantity) + plan.Unplaced);
        Assert.Equal(plan.Proposals.Length, plan.Proposals.Select(p => p.Location).Distinct().Count());
        foreach (var proposal in plan.Proposals)
        {
            var there = at[proposal.Location];
            var (grams, mm3) = (goods.GramsPerEach ?? SlotRules.Default.UnknownGrams, goods.Mm3PerEach ?? SlotRules.Default.UnknownMm3);
            Assert.InRange(proposal.Quantity, 1, goods.Quantity);
            Assert.True(there.UsedGrams + there.IncomingGrams + proposal.Quantity * grams <= (there.MaxWeightGrams ?? long.MaxValue));
            Assert.True(there.UsedMm3 + there.IncomingMm3 + proposal.Quantity * mm3 <= (there.VolumeMm3 ?? long.MaxValue));
            Assert.All(there.Contents, c => Assert.Equal(goods.Merchant, c.Merchant));
            Assert.True(goods.Sellable == there.Kind is LocationKind.Pick or LocationKind.Overstock);
            if (goods.LotTracked)
                Assert.All(there.Contents.Where(c => c.Sku == goods.Sku), c => Assert.Equal((goods.Lot, goods.Expiry), (c.Lot, c.Expiry)));
            Assert.NotEmpty(proposal.Reasons);
        }
        // Nothing is left over while a location that was not asked could have taken some.
        var unused = question.Candidates.Where(c => plan.Proposals.All(p => p.Location != c.Code)).ToArray();
        if (plan.Unplaced > 0)
            Assert.Empty(SlotChoice.Propose(goods, unused, question.Start).Proposals);
    }

    private static Gen<Question> Questions() =>
        from goods in Goods()
        from candidates in Gen.ListOf(Candidate(), 12)
        from x in Gen.Choose(-100, 100)
        select new Question(goods, [.. candidates.Select((c, i) => c with { Code = $"L{i}" })], new SlotPoint(x, 0, 0));

    private static Gen<SlotGoods> Goods() =>
        from merchant in Gen.Elements(Merchants)
        from sku in Gen.Elements(Skus)
        from lot in Gen.Elements(Lots)
        from quantity in Gen.Choose(1, 60)
        from known in Gen.Choose(0, 3)
        from tracked in Gen.Elements(true, false)
        from good in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from zone in Gen.Elements("A", "B", null)
        select new SlotGoods(merchant, sku, tracked ? lot : null, null, quantity, (known & 1) == 0 ? null : 700,
            (known & 2) == 0 ? null : 1_500_000, tracked, good, zone);

    private static Gen<SlotCandidate> Candidate() =>
        from kind in Gen.Frequency((6, Gen.Elements(LocationKind.Pick, LocationKind.Overstock)), (2, Gen.Constant(LocationKind.Quarantine)),
            (1, Gen.Elements(LocationKind.Receiving, LocationKind.Packing, LocationKind.Staging)))
        from zone in Gen.Elements("A", "B")
        from x in Gen.Choose(0, 5)
        from limits in Gen.Choose(0, 3)
        from litres in Gen.Choose(0, 40)
        from used in Gen.Choose(0, 20)
        from incoming in Gen.Choose(0, 10)
        from merchant in Gen.Elements(Merchants)
        from contents in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from skus in Gen.ListOf(Gen.Elements(Skus), contents)
        from lot in Gen.Elements(Lots)
        select new SlotCandidate("", zone, kind, new SlotPoint(x * 1000, 0, 0), (limits & 1) == 0 ? null : litres * 600L,
            (limits & 2) == 0 ? null : litres * 1_000_000L, used * 500L, used * 1_000_000L,
            [.. skus.Distinct().Select(s => new SlotContent(merchant, s, lot, null))], incoming * 500L, incoming * 1_000_000L);

    private static string Text(SlotPlan plan) =>
        string.Join(';', plan.Proposals.Select(p => $"{p.Location}×{p.Quantity}")) + "+" + plan.Unplaced;
}
