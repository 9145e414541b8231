using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Live;

internal static class LiveHosting
{
    private const int MaxMessageBytes = 4 * 1024;

    /// <summary>A screen that hears nothing for three of these says that it is not live.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(3);

    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveReplay>();
        builder.Services.AddSingleton<SubjectFeeds>();
        builder.Services.AddSingleton<OpsFeed>();
        builder.Services.AddSingleton<Subscriptions>();
        builder.Services.AddSingleton<LiveConnections>().AddHostedService(static s => s.GetRequiredService<LiveConnections>());
        builder.Services.AddSignalR(static hub =>
            {
                hub.MaximumReceiveMessageSize = MaxMessageBytes;
                hub.KeepAliveInterval = KeepAlive;
            })
            .AddJsonProtocol(static json => JsonSetup.Apply(json.PayloadSerializerOptions));
    }

    public static void MapLive(this WebApplication app) => app.MapHub<LiveHub>("/hubs/live").For(AccessRule.AnyCaller);
}
