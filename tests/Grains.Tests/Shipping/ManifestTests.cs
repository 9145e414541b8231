using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Shipping;

public sealed class ManifestTests
{
    [Fact]
    public void A_manifest_lists_what_went_and_what_could_not()
    {
        var started = Manifest.Start(ManifestState.Initial, Listing(new ShipmentParcels(new("x"), ["A", "B"]), new(new("y"), ["C"])));
        var state = Manifest.Evolve(ManifestState.Initial, started.Events[0], Some.Noon);

        var closed = Manifest.Evolve(state, Manifest.Close(state, new HashSet<string> { "A", "B" }).Events[0], Some.Noon);

        var view = Manifest.View(closed, "M1");
        Assert.Equal(["A", "B"], view.Parcels);
        Assert.Equal(["C"], view.Refused);
        Assert.Empty(Manifest.Close(closed, new HashSet<string>()).Events);
        Assert.Empty(Manifest.Start(closed, Listing()).Events);
    }

    [Fact]
    public void An_empty_manifest_is_refused() =>
        Assert.Equal("nothing_to_hand_over", Manifest.Start(ManifestState.Initial, Listing()).Refusal!.Code);

    private static HandOver Listing(params ShipmentParcels[] parcels) => new("simulated", null, [.. parcels], "Bob", null);
}
