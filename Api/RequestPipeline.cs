using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Idempotency;

namespace OrleansWarehouse.Api;

/// <summary>The middleware that every request passes, in this order: errors, who asks, how often, what was asked before.</summary>
internal static class RequestPipeline
{
    public static void AddRequestPipeline(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(static json => JsonSetup.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ClientErrors>();
    }

    public static void UseRequestPipeline(this WebApplication app)
    {
        app.UseExceptionHandler(static _ => { });
        app.UseStatusCodePages(StatusPages.WriteAsync);
        app.UseRouting();
        app.UseTraceNames();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<UnknownParameters>();
        app.UseMiddleware<IdempotencyMiddleware>();
    }
}
