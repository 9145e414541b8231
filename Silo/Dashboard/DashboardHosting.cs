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

    private static readonly Type[] s_busy = [typeof(IHostedService), typeof(ILifecycleParticipant<ISiloLifecycle>), typeof(IIncomingGrainCallFilter)];

    /// <summary>Maps a door that makes the dashboard's own routes when it is first knocked at, and sends the visitor there.</summary>
    /// <param name="protect">What is said of every route of it: it has no sign-in of its own.</param>
    public static void MapDashboard(this IEndpointRouteBuilder routes, Action<IEndpointConventionBuilder> protect)
    {
        var dashboard = new LateRoutes(routes, late => protect(late.MapOrleansDashboard(Path)));
        routes.DataSources.Add(dashboard);
        protect(routes.MapGet(Path + "/{**asked}", async (HttpContext context) =>
        {
            if (dashboard.AreMade) return Results.NotFound();
            if (context.RequestServices.GetService<DashboardOnDemand>() is { } parts) await parts.StartAsync(context.RequestAborted);
            dashboard.Make();
            return Results.LocalRedirect(context.Request.Path + context.Request.QueryString);
        }));
    }

    /// <summary>Adds the dashboard without the parts that are busy whether anybody looks or not: <see cref="DashboardOnDemand"/> has them.</summary>
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
