using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Orders;

/// <summary>A shop with ample supply, and its buyers.</summary>
internal sealed class OrderLoad : IDisposable
{
    private const long Supply = 1_000_000;
    private const double ZipfExponent = 1.0;

    private readonly Popularity popularity;

    private OrderLoad(Connection connection, Shop shop)
    {
        Tally = new Tally(shop);
        Server = ServerProcess.Behind(connection.Url);
        popularity = new Popularity(shop.Skus, ZipfExponent);
        Buyers = new Buyers(connection, Tally, Server, Choose);
    }

    public Tally Tally { get; }

    public ServerProcess Server { get; }

    public Buyers Buyers { get; }

    /// <summary>Completes when the server is idle again.</summary>
    public static async Task<OrderLoad> SetUpAsync(
        Connection connection, WarehouseClient client, int skus, string? site, CancellationToken cancellation)
    {
        var run = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var shop = new Shop(run, skus, Supply, site);
        await shop.SetUpAsync(client, cancellation);
        var load = new OrderLoad(connection, shop);
        await load.Server.WaitUntilQuietAsync(cancellation);
        var process = load.Server.Id is { } id ? $"is process {id}" : "is not on this machine";
        Console.WriteLine($"merchant {shop.Merchant}: {skus} SKUs of {Supply} units each; the server {process}");
        return load;
    }

    /// <summary>Compares what orders were promised with the SKUs, and prints errors; returns false when there are any.</summary>
    public async Task<bool> CheckAsync(WarehouseClient client, CancellationToken cancellation)
    {
        await Tally.ResolveUnknownAsync(client, cancellation);
        var oversold = Tally.Check(await Tally.Shop.AvailabilityAsync(client, cancellation));
        Console.WriteLine($"\n{Tally.Orders} orders; {oversold}");
        foreach (var (error, count) in Tally.Errors.OrderByDescending(error => error.Value).Take(10))
            Console.WriteLine($"{count} × {error}");
        return oversold.IsClean && Tally.ErrorCount == 0 && Tally.Orders > 0;
    }

    public void Dispose() => Buyers.Dispose();

    private int Choose(Random random, Span<OrderedLine> lines)
    {
        var count = random.Next(1, OrderRequest.MaxLines + 1);
        for (var i = 0; i < count; i++)
            lines[i] = new OrderedLine(popularity.Next(random), random.Next(1, OrderRequest.MaxQuantity + 1));
        return count;
    }
}

