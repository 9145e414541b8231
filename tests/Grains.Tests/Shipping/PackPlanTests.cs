using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Shipping;

public sealed class PackPlanTests
{
    private static readonly SkuId Mug = new(new("acme"), "MUG");
    private static readonly FulfilmentId One = new(new(new("acme"), "web", "1"), 1);
    private static readonly FulfilmentId Two = new(new(new("acme"), "web", "2"), 1);
    private static readonly SkuDefinition Sized =
        Some.Definition with { LengthMm = 100, WidthMm = 100, HeightMm = 100, WeightGrams = 300 };

    [Fact]
    public void Without_parcels_all_that_is_picked_goes_into_proposed_cartons()
    {
        var plan = PackPlan.Of([], [Picked(One, 2), Picked(Two, 3)]).Value!.Parcels;

        Assert.Equal(5, plan.Sum(parcel => parcel.Lines.Sum(line => line.Quantity)));
        Assert.Equal([One, Two], plan.SelectMany(parcel => parcel.Lines).Select(line => line.Fulfilment).Distinct());
        Assert.All(plan, parcel => Assert.NotNull(parcel.Carton));
        Assert.Equal(1_500, plan.Sum(parcel => parcel.WeightGrams));
    }

    [Fact]
    public void Named_parcels_are_packed_as_named_and_weighed_by_the_master_data()
    {
        var plan = PackPlan.Of([Box(new(One, "1", 1), new(One, "1", 1)), Box(new PackLine(Two, "1", 1)) with { WeightGrams = 9 }], [Picked(One, 2), Picked(Two, 3)]);

        Assert.Equal([600L, 9L], plan.Value!.Parcels.Select(parcel => parcel.WeightGrams));
        Assert.Equal(2, Assert.Single(plan.Value.Parcels[0].Lines).Quantity);
    }

    [Fact]
    public void What_is_not_picked_cannot_be_packed()
    {
        Assert.Equal("nothing_to_pack", PackPlan.Of([], [Picked(One, 0)]).Refusal!.Code);
        Assert.Equal("not_picked", PackPlan.Of([Box(new(One, "1", 1), new(One, "1", 2))], [Picked(One, 2)]).Refusal!.Code);
        Assert.Equal("not_picked", PackPlan.Of([Box(new(One, "1", long.MaxValue), new(One, "1", long.MaxValue))], [Picked(One, 2)]).Refusal!.Code);
    }

    [Fact]
    public void Bad_input_names_its_fields()
    {
        var refusal = PackPlan.Of([Box(new(One, "1", 0), new(Two, "1", 1)), Box()], [Picked(One, 2)]).Refusal!;

        Assert.Equal(
            ["parcels[0].lines[0].quantity", "parcels[0].lines[1].line", "parcels[1].lines"], refusal.Errors.Select(error => error.Field));
    }

    private static Packable Picked(FulfilmentId fulfilment, long quantity) => new(fulfilment, "1", Mug, quantity, Sized);

    private static PackParcel Box(params PackLine[] lines) => new([.. lines], null, null);
}
