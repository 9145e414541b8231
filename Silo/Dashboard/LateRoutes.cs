using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace OrleansWarehouse.Silo.Dashboard;

/// <summary>Routes that are made while the server runs.</summary>
/// <param name="map">Maps them.</param>
internal sealed class LateRoutes(IEndpointRouteBuilder routes, Action<IEndpointRouteBuilder> map) : EndpointDataSource, IEndpointRouteBuilder, IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource made = new();
    private volatile IReadOnlyList<Endpoint> endpoints = [];

    public bool AreMade => endpoints.Count > 0;

    public override IReadOnlyList<Endpoint> Endpoints => endpoints;

    IServiceProvider IEndpointRouteBuilder.ServiceProvider => routes.ServiceProvider;

    ICollection<EndpointDataSource> IEndpointRouteBuilder.DataSources { get; } = [];

    /// <summary>Makes them, once; when it returns, requests reach them.</summary>
    public void Make()
    {
        lock (gate)
        {
            if (AreMade) return;
            IEndpointRouteBuilder late = this;
            late.DataSources.Clear();
            map(late);
            endpoints = [.. late.DataSources.SelectMany(static source => source.Endpoints)];
        }

        made.Cancel();
    }

    public override IChangeToken GetChangeToken() => AreMade ? NeverChanges.Token : new CancellationChangeToken(made.Token);

    public void Dispose() => made.Dispose();

    IApplicationBuilder IEndpointRouteBuilder.CreateApplicationBuilder() => routes.CreateApplicationBuilder();

    private static class NeverChanges
    {
        public static readonly IChangeToken Token = new CancellationChangeToken(CancellationToken.None);
    }
}
