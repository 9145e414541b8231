using System.Diagnostics;

namespace OrleansWarehouse.Api.Http;

/// <summary>Names the trace of a request by its route, which ASP.NET Core does not do by itself.</summary>
internal static class TraceNames
{
    public static void UseTraceNames(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (Activity.Current is { IsAllDataRequested: true } trace && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            trace.DisplayName = $"{context.Request.Method} {route}";
            trace.SetTag("http.route", route);
        }

        return next(context);
    });
}
