using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Dashboard;
using Orleans.Hosting;

namespace OrleansWarehouse.Silo.Dashboard;

/// <summary>
/// The Orleans dashboard, at <see cref="Path"/>. It costs almost nothing until it is opened; otherwise its 17 MB page would be read at
/// start, its filter would run on every call, and its collector would listen to every meter.
/// </summary>
public static class DashboardHosting
{
    public const string Path = "/dashboard";

    private static readonly Type[] Busy = [typeof(IHostedService), typeof(ILifecycleParticipant<ISiloLifecycle>), typeof(IIncomingGrainCallFilter)];

    /// <summary>Maps one route for the page and everything that it requests; the dashboard's own routes are created when it is opened.</summary>
    /// <returns>The route, which the caller must protect: the dashboard has no sign-in of its own.</returns>
    public static RouteHandlerBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        var dashboard = new LazyRoutes(routes, static late => late.MapOrleansDashboard(Path));
        return routes.MapGet(Path + "/{**asked}", async (HttpContext context) =>
        {
            if (context.RequestServices.GetService<DashboardOnDemand>() is { } parts) await parts.StartAsync(context.RequestAborted);
            return await dashboard.TryServeAsync(context) ? Results.Empty : Results.NotFound();
        });
    }

    /// <summary>Adds the dashboard without its background parts, which <see cref="DashboardOnDemand"/> starts when it is opened.</summary>
    internal static void AddDashboardOnDemand(this ISiloBuilder silo)
    {
        var before = silo.Services.Count;
        silo.AddDashboard();
        var busy = silo.Services.Skip(before).Where(static one => !one.IsKeyedService && Busy.Contains(one.ServiceType)).ToList();
        foreach (var one in busy) silo.Services.Remove(one);
        silo.Services.AddSingleton(services => new DashboardOnDemand(services, busy));
        silo.Services.AddSingleton<IIncomingGrainCallFilter>(static services => services.GetRequiredService<DashboardOnDemand>());
    }
}
