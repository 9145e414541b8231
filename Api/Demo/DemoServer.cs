namespace OrleansWarehouse.Api.Demo;

/// <summary>Adds what a demo's server has beyond any other.</summary>
internal static class DemoServer
{
    /// <summary>Returns whether this process was started by a demo as its server.</summary>
    public static bool IsThis(string[] args) => DemoCommand.IsAsked(args) && Secret is not null;

    private static string? Secret => Environment.GetEnvironmentVariable(DemoLinks.Variable);

    public static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton(new DemoLinks(Secret!));
        services.AddSingleton<DemoState>();
        services.AddSingleton<DemoRaces>();
        services.AddHostedService<ParentWatcher>();
    }

    public static bool IsDemo(this WebApplication app) => app.Services.GetService<DemoState>() is not null;

    /// <summary>Stops this process when its parent has ended, at which standard input is closed.</summary>
    private sealed class ParentWatcher(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            var buffer = new byte[16];
            await using var input = Console.OpenStandardInput();
            while (await input.ReadAsync(buffer, stoppingToken) > 0)
            {
                // The parent never writes: only the end of the input matters.
            }

            lifetime.StopApplication();
        }
    }
}
