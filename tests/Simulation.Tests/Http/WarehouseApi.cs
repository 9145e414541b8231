using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Api;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Silo;

namespace OrleansWarehouse.Simulation.Tests.Http;

/// <summary>The product's endpoints, built once, with no server around. What handlers are given comes from the process that is asked.</summary>
internal sealed class WarehouseApi
{
    private static readonly Lazy<WarehouseApi> Only = new(static () => new());

    private readonly WebApplication app;
    private readonly RequestDelegate route;

    private WarehouseApi()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton<IServer, NoServer>();
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.AddSettings([]);
        builder.Services.AddSingleton<IGrainFactory>(static _ => throw new InvalidOperationException("Grains belong to a process."));
        builder.Services.AddWarehouse(builder.Configuration, hostsGrains: false);
        builder.AddRequestPipeline();
        var features = Features.Of([]);
        builder.AddFeatures(features);
        app = builder.Build();
        app.UseRouting();
        app.MapApi(features);
        app.Run(static _ => Task.CompletedTask);
        route = ((IApplicationBuilder)app).Build();
        WarmUp();
    }

    public static WarehouseApi Instance => Only.Value;

    /// <summary>What is the same for all processes: options, how JSON is written.</summary>
    public IServiceProvider Services => app.Services;

    public IConfiguration Configuration => app.Configuration;

    private static Dictionary<string, string?> Settings { get; } = new()
    {
        ["WAREHOUSE_DATA"] = Path.GetTempPath(),
        ["WAREHOUSE_PEOPLE_KEY"] = "a key for people that nobody has to keep secret",
        ["WAREHOUSE_ADMIN_KEY"] = "an operator's key",
    };

    /// <summary>Finds the route. Tables of routes are compiled after a while, in the background: that must not come back to whoever
    /// asks, for whom it would be a turn more than in the same run before.</summary>
    public void Match(HttpContext context)
    {
        var asking = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            if (!route(context).IsCompletedSuccessfully) throw new InvalidOperationException("Routing takes its time.");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(asking);
        }
    }

    /// <summary>The table of routes is made at the first request.</summary>
    private void WarmUp()
    {
        var first = new DefaultHttpContext();
        (first.Request.Method, first.Request.Path) = ("GET", "/api/v1/sites");
        route(first).GetAwaiter().GetResult();
    }

    /// <summary>Nobody listens.</summary>
    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            // There is nothing.
        }
    }
}
