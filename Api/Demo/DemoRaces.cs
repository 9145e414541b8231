using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Demo;
using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Api.Demo;

/// <summary>Runs races against this server's own address, because a browser has too few connections for a thousand buyers.</summary>
internal sealed class DemoRaces(IServer server, AdminKey key, IHostApplicationLifetime lifetime) : IDisposable
{
    private readonly Lazy<HttpClient> wire = new(() => Client.Wire(AddressOf(server)));
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Runs a race; one at a time.</summary>
    public async Task<RaceResult> RunAsync(int units, int buyers, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var merchant = KnownMerchants.All[0];
            var race = new Race(wire.Value, key.Read(), merchant.Code, merchant.Channels[0], merchant.Home.Code);
            var result = await race.RunAsync(units, buyers, cancellation);
            _ = race.CancelBackordersAsync(result, lifetime.ApplicationStopping).ContinueWith(static _ => { }, TaskScheduler.Default);
            return result;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        if (wire.IsValueCreated) wire.Value.Dispose();
        one.Dispose();
    }

    private static Uri AddressOf(IServer server)
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        foreach (var any in new[] { "://[::]", "://0.0.0.0" }) address = address.Replace(any, "://localhost", StringComparison.Ordinal);
        return new(address);
    }
}
