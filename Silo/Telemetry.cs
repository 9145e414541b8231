using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OrleansWarehouse.Silo;

/// <summary>Exports meters and traces to an OTLP collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. OpenTelemetry's own settings
/// apply, from the environment or any other configuration source of this process.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    /// <summary>The meters of this product, the server, the runtime, the database and Orleans.</summary>
    private static readonly string[] Meters =
        ["OrleansWarehouse.*", "Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", "Microsoft.Orleans"];

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql"];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint])) return;
        // Without this switch the server's traces do not contain the route.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        builder.Services.AddHostedService(static services => new Exporting(
            services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>().ApplicationName));
    }

    private sealed class Exporting(IConfiguration configuration, string application) : IHostedService, IDisposable
    {
        private MeterProvider? metrics;
        private TracerProvider? traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            metrics = Sdk.CreateMeterProviderBuilder().ConfigureServices(Configure).ConfigureResource(Name)
                .AddMeter(Meters).AddOtlpExporter().Build();
            traces = Sdk.CreateTracerProviderBuilder().ConfigureServices(Configure).ConfigureResource(Name)
                .AddSource(Sources).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>Flushes what has not been exported yet.</summary>
        public void Dispose()
        {
            metrics?.Dispose();
            traces?.Dispose();
        }

        private void Configure(IServiceCollection services) => services.AddSingleton(configuration);

        private void Name(ResourceBuilder resource)
        {
            if (string.IsNullOrEmpty(configuration[ServiceName])) resource.AddService(application);
        }
    }
}
