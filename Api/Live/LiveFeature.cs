using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Live;

internal sealed class LiveFeature : IFeature
{
    private const int MaxMessageBytes = 4 * 1024;

    /// <summary>A screen that receives nothing for three intervals shows that it is not live.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(3);

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<LiveReplay>();
        services.AddSingleton<SubjectFeeds>();
        services.AddSingleton<OpsFeed>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<LiveConnections>().AddHostedService(static s => s.GetRequiredService<LiveConnections>());
        services.AddSignalR(static hub =>
            {
                hub.MaximumReceiveMessageSize = MaxMessageBytes;
                hub.KeepAliveInterval = KeepAlive;
            })
            .AddJsonProtocol(static json => JsonSetup.Apply(json.PayloadSerializerOptions));
    }

    public void MapBeside(WebApplication app) => app.MapHub<LiveHub>("/hubs/live").For(AccessRule.AnyCaller);
}
