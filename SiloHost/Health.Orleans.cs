using OrleansWarehouse.Silo;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.SiloHost;

/// <summary>For orchestrators, at the addresses that the API has them at.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static () => Results.Ok(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    /// <summary>Ready when this silo is a living member of the cluster and the log can be read.</summary>
    private static async Task<IResult> ReadyAsync(IEventLog log, IEnumerable<IEngineHealth> engine, CancellationToken cancellationToken)
    {
        if (!engine.All(static one => one.IsReady)) return NotReady("The silo is not an active member of the cluster.");
        try
        {
            await log.ReadHeadPositionAsync(cancellationToken);
            return Results.Ok(new { status = "ready" });
        }
        catch (EventLogException)
        {
            return NotReady("The log cannot be read.");
        }
    }

    private static IResult NotReady(string why) => Results.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
