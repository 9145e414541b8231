using System.Diagnostics;

namespace OrleansWarehouse.Api.Http;

/// <summary>Has the trace of a request say which route it took; the server itself does not.</summary>
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
