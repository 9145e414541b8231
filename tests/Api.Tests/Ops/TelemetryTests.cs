using System.Collections.Concurrent;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.Api.Tests.Ops;

/// <summary>Telemetry is sent to a collector by OTLP over HTTP.</summary>
public sealed class TelemetryTests
{
    private static readonly string[] Metrics =
    [
        "warehouse.log.events", "warehouse.views.lag", "warehouse.reactors.lag", "http.server.request.duration",
        "OrleansWarehouse.Grains", "warehouse.grains.calls", "warehouse.grains.duration", "warehouse.grains.activations", "PutAsync",
    ];

    private static readonly string[] Traces = ["Microsoft.AspNetCore", "/api/v1/merchants/{merchant}"];

    [Fact]
    public async Task Meters_and_traces_arrive_at_the_collector()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectorAsync(received);
        using var server = new Server(
            null, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        await server.SkuAsync(await server.MerchantAsync());

        await UntilAsync(() => Missing(received).Count == 0);

        Assert.Empty(Missing(received));
        Assert.DoesNotContain(Server.AdminKey, string.Concat(received.Values), StringComparison.Ordinal);
    }

    private static List<string> Missing(ConcurrentDictionary<string, string> received)
    {
        var metrics = received.GetValueOrDefault("/v1/metrics", "");
        var traces = received.GetValueOrDefault("/v1/traces", "");
        return
        [
            .. Metrics.Where(name => !metrics.Contains(name, StringComparison.Ordinal)),
            .. Traces.Where(name => !traces.Contains(name, StringComparison.Ordinal)),
        ];
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            Assert.Equal("application/x-protobuf", request.ContentType);
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Names are plain text in the binary message.
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(request.Path.Value!, text, (_, before) => before + text);
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var left = 100; left > 0 && !condition(); left--) await Task.Delay(100);
    }
}
