using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Idempotency;

namespace OrleansWarehouse.Api;

/// <summary>The middleware of every request, in this order: errors, authentication, rate limits, access, idempotency.</summary>
internal static class RequestPipeline
{
    public static void AddRequestPipeline(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(static json => JsonSetup.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemExceptionHandler>();
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
