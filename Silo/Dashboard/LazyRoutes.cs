using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace OrleansWarehouse.Silo.Dashboard;

/// <summary>Routes behind another route: they are created and matched here when the first request comes.</summary>
/// <param name="map">Maps them. Their HTTP methods and constraints are ignored; the outer route decides what it accepts.</param>
internal sealed class LazyRoutes(IEndpointRouteBuilder routes, Action<IEndpointRouteBuilder> map)
{
    private readonly Lazy<IReadOnlyList<Route>> all = new(() => Make(routes, map), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Serves the request if a route matches; returns false otherwise.</summary>
    public async Task<bool> TryServeAsync(HttpContext context)
    {
        foreach (var (matcher, endpoint) in all.Value)
        {
            var values = new RouteValueDictionary();
            if (!matcher.TryMatch(context.Request.Path, values)) continue;
            context.Request.RouteValues = values;
            await endpoint.RequestDelegate!(context);
            return true;
        }

        return false;
    }

    private static IReadOnlyList<Route> Make(IEndpointRouteBuilder routes, Action<IEndpointRouteBuilder> map)
    {
        var builder = new Builder(routes);
        map(builder);
        return
        [
            .. builder.DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
                .OrderBy(static endpoint => endpoint.RoutePattern.InboundPrecedence)
                .Select(static endpoint => new Route(new(new(endpoint.RoutePattern), new(endpoint.RoutePattern.Defaults)), endpoint)),
        ];
    }

    private sealed record Route(TemplateMatcher Matcher, RouteEndpoint Endpoint);

    private sealed class Builder(IEndpointRouteBuilder routes) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => routes.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => routes.CreateApplicationBuilder();
    }
}
