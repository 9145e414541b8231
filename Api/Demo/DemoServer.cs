namespace OrleansWarehouse.Api.Demo;

/// <summary>The server of a demo: like any other, and with what only a demo has.</summary>
internal static class DemoServer
{
    /// <summary>Whether this process was started by a demo to be its server.</summary>
    public static bool IsThis(string[] args) => DemoCommand.IsAsked(args) && Secret is not null;

    private static string? Secret => Environment.GetEnvironmentVariable(DemoLinks.Variable);

    public static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton(new DemoLinks(Secret!));
        services.AddSingleton<DemoState>();
        services.AddSingleton<DemoRaces>();
        services.AddHostedService<Leash>();
    }

    public static bool IsDemo(this WebApplication app) => app.Services.GetService<DemoState>() is not null;

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
