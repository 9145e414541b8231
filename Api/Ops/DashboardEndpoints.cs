using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Silo.Dashboard;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Serves Orleans' dashboard to operators with a content security policy, since it has neither access control nor a policy of its own.</summary>
internal static class DashboardEndpoints
{
    /// <summary>Allows the page's inline styles and the font embedded in them; scripts and requests are limited to this server.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapDashboardForOperators(this WebApplication app) => app.MapDashboard()
        .For(AccessRule.Operators).WithMetadata(PathIds.HasNoIds).ExcludeFromDescription().AddEndpointFilter(ProtectAsync);

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
