using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Silo.Dashboard;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Orleans' dashboard, which has neither a sign-in nor a policy of its own.</summary>
internal static class DashboardEndpoints
{
    /// <summary>Its page writes styles into itself, and one of its fonts is part of them; whatever runs or is asked for is this server's.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapDashboardForOperators(this WebApplication app) => app.MapDashboard()
        .For(AccessRule.Operators).WithMetadata(PathIds.NotOurs).ExcludeFromDescription().AddEndpointFilter(ProtectAsync);

    private static ValueTask<object?> ProtectAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        return next(context);
    }
}
