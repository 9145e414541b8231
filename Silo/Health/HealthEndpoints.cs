using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrleansWarehouse.Silo.Health;

/// <summary>Health endpoints for orchestrators, at the same addresses as the API's.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", static () => Results.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var report = await readiness.ReadAsync(cancellationToken);
        return report.Problem is { } problem
            ? Results.Problem(problem.Detail, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Ok(new { status = report.Status, reasons = report.Degraded });
    }
}
