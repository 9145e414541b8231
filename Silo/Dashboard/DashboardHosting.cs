using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Dashboard;
using Orleans.Hosting;

namespace OrleansWarehouse.Silo.Dashboard;

/// <summary>Orleans' own view of itself, at <see cref="Path"/>.</summary>
public static class DashboardHosting
{
    public const string Path = "/dashboard";

    /// <summary>What the dashboard does by itself, whether anybody looks or not: collect every meter of Orleans, look at every call.</summary>
    private static readonly Type[] s_busy = [typeof(IHostedService), typeof(ILifecycleParticipant<ISiloLifecycle>), typeof(IIncomingGrainCallFilter)];

    /// <summary>Its page and what that asks for. To be protected: it has no sign-in of its own.</summary>
    public static RouteGroupBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        var dashboard = routes.MapOrleansDashboard(Path);
        if (routes.ServiceProvider.GetService<DashboardOnDemand>() is { } onDemand) dashboard.AddEndpointFilter(async (context, next) =>
        {
            await onDemand.StartAsync(context.HttpContext.RequestAborted);
            return await next(context);
        });
        return dashboard;
    }

    /// <summary>Adds the dashboard in such a way that it costs next to nothing until it is opened.</summary>
    internal static void AddDashboardOnDemand(this ISiloBuilder silo)
    {
        var before = silo.Services.Count;
        silo.AddDashboard();
        var busy = silo.Services.Skip(before).Where(static one => !one.IsKeyedService && s_busy.Contains(one.ServiceType)).ToList();
        foreach (var one in busy) silo.Services.Remove(one);
        silo.Services.AddSingleton(services => new DashboardOnDemand(services, busy));
        silo.Services.AddSingleton<IIncomingGrainCallFilter>(static services => services.GetRequiredService<DashboardOnDemand>());
    }
}
