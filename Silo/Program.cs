using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Silo.Health;

namespace OrleansWarehouse.Silo;

/// <summary>The program of a silo without the HTTP API.</summary>
internal static class Program
{
    /// <summary>How long a silo may take to shut down, including the calls that run in its grains.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromMinutes(1);

    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Cluster:Mode"] = "Silo",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
                [WebHostDefaults.ServerUrlsKey] = "http://localhost:5081",
            },
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownTimeout);
        builder.AddWarehouse();

        var app = builder.Build();
        app.MapHealth();
        await app.RunAsync();
    }
}
