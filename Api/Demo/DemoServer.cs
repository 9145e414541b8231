using OrleansWarehouse.Api.Access;

namespace OrleansWarehouse.Api.Demo;

/// <summary>The server of a demo: like any other, and with what only a demo has. Nothing of this is in a server that was not
/// started by a demo (see <see cref="DemoRun"/>).</summary>
internal static class DemoServer
{
    /// <summary>Whether this process was started by a demo to be its server.</summary>
    public static bool IsThis(string[] args) => DemoCommand.IsAsked(args) && Secret is not null;

    private static string? Secret => Environment.GetEnvironmentVariable(DemoLinks.Variable);

    public static void AddDemo(this WebApplicationBuilder builder, string[] args)
    {
        if (!IsThis(args)) return;
        builder.Services.AddSingleton(new DemoLinks(Secret!));
        builder.Services.AddSingleton<DemoState>();
        builder.Services.AddSingleton<DemoRaces>();
        builder.Services.AddHostedService<Leash>();
    }

    public static bool IsDemo(this WebApplication app) => app.Services.GetService<DemoState>() is not null;

    public static void MapDemo(this WebApplication app)
    {
        if (!app.IsDemo()) return;
        app.MapGet("/demo/{token}", DemoEndpoints.EnterAsync).For(AccessRule.Open).ExcludeFromDescription();
        app.MapGroup("/api/v1/demo").For(AccessRule.Operators).ExcludeFromDescription().MapDemoRoutes();
    }

    /// <summary>Ends this process when the one that started it has gone.</summary>
    private sealed class Leash(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            var buffer = new byte[16];
            await using var input = Console.OpenStandardInput();
            while (await input.ReadAsync(buffer, stoppingToken) > 0)
            {
                // Nothing is ever said: only the end counts.
            }

            lifetime.StopApplication();
        }
    }
}
