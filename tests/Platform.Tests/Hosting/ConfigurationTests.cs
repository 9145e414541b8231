using Microsoft.Extensions.DependencyInjection;

using Orleans.Runtime.GrainDirectory;

using OrleansWarehouse.Platform.Tests.Life;
using OrleansWarehouse.Silo.Local;

namespace OrleansWarehouse.Platform.Tests.Hosting;

/// <summary>Verifies that these tests run on the product's configuration of Orleans.</summary>
public sealed class ConfigurationTests(PlatformHost host)
{
    [Fact]
    public void Grains_are_placed_here_without_a_directory()
    {
        Assert.False(Assert.IsType<LocalPlacement>(host.Services.GetRequiredService<PlacementStrategy>()).IsUsingGrainDirectory);
        Assert.IsType<LocalDirectoryCache>(host.Services.GetRequiredService<IGrainDirectoryCache>());
    }

    [Fact]
    public async Task Silos_of_one_port_are_side_by_side_because_none_of_them_listens()
    {
        var key = Signal.NewName();
        var other = new PlatformHost();
        await other.InitializeAsync();

        var (here, there) = (await host.Grain<ILifeGrain>(key).ActivationAsync(), await other.Grain<ILifeGrain>(key).ActivationAsync());

        Assert.NotEqual(here, there);
        Assert.Equal(PortOf(host), PortOf(other));
        await other.DisposeAsync();
    }

    private static int PortOf(PlatformHost host) => host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint.Port;
}
