using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Dashboard;
using Orleans.Hosting;

namespace OrleansWarehouse.Silo.Dashboard;

/// <summary>
/// Orleans' own view of itself, at <see cref="Path"/>. It costs next to nothing until somebody opens it: its page alone is 17 MB that
/// would be read at start, its filter is passed by every call, its collector listens to every meter.
/// </summary>
public static class DashboardHosting
{
    public const string Path = "/dashboard";

    private static readonly Type[] Busy = [typeof(IHostedService), typeof(ILifecycleParticipant<ISiloLifecycle>), typeof(IIncomingGrainCallFilter)];

    /// <summary>Maps one route for its page and all that this asks for; behind it the dashboard's own are made when it is opened.</summary>
    /// <returns>To be protected: the dashboard has no sign-in of its own.</returns>
    public static RouteHandlerBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        var dashboard = new LateRoutes(routes, static late => late.MapOrleansDashboard(Path));
        return routes.MapGet(Path + "/{**asked}", async (HttpContext context) =>
        {
            if (context.RequestServices.GetService<DashboardOnDemand>() is { } parts) await parts.StartAsync(context.RequestAborted);
            return await dashboard.TryServeAsync(context) ? Results.Empty : Results.NotFound();
        });
    }

    /// <summary>Adds the dashboard without the parts that are busy whether anybody looks or not: <see cref="DashboardOnDemand"/> has them.</summary>
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
