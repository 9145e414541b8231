using System.Diagnostics;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Demo;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Api.Demo;

/// <summary>Endpoints that only a demo's server has.</summary>
internal static class DemoEndpoints
{
    public static void MapDemoRoutes(this IEndpointRouteBuilder demo)
    {
        demo.MapGet("", Get);
        demo.MapPut("/speed", PutSpeed);
        demo.MapPost("/pulse", PostPulse).NeverRecorded();
        demo.MapPost("/kill", Kill).NeverRecorded();
        demo.MapPost("/race", RaceAsync).NeverRecorded();
    }

    /// <summary>Signs a visitor in by a link and redirects to the role's first screen.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> EnterAsync(
        string token, HttpContext context, DemoLinks links, CallerDirectory callers, Sessions sessions)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (links.Find(token) is not { } visitor) return Problems.NotFound("unknown_link", "The link belongs to another run of the demo.");
        if (await callers.FindAsync($"user:{visitor.Person.User}") is not { } stamped)
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The demo is still being set up.");
        await sessions.EndAsync(context, await sessions.FindAsync(context.Request));
        await sessions.StartAsync(context, stamped);
        return TypedResults.Redirect(visitor.Path);
    }

    private static Ok<DemoAnswer> Get(DemoState state, DemoLinks links) => TypedResults.Ok(new DemoAnswer(
        state.WantedSpeed ?? state.Last?.Speed ?? Pace.Slowest, state.StartedAt, state.Last,
        [.. Person.Visitors.Select(visitor => new DemoLink(visitor.Person.Role, links.PathOf(visitor)))],
        StageOf(KnownMerchants.All[0])));

    private static Stage StageOf(MerchantSpec merchant) => new(
        merchant.Code, merchant.Channels[0], merchant.Home.Code,
        Person.Visitors.First(visitor => visitor.Person.Role == "picker").Person.User, merchant.Articles[0].Sku);

    private static Results<NoContent, ProblemHttpResult> PutSpeed(SpeedBody body, DemoState state)
    {
        if (!Check.Passes(body.Read, out var speed, out var refusal)) return Problems.Of(refusal);
        state.WantedSpeed = speed;
        return TypedResults.NoContent();
    }

    private static Ok<SpeedBody> PostPulse(Pulse pulse, DemoState state) => TypedResults.Ok(new SpeedBody(state.Update(pulse)));

    /// <summary>Kills the process, as a power cut would: nothing is completed, and this request is not answered.</summary>
    private static void Kill() => Process.GetCurrentProcess().Kill();

    private static async Task<Results<Ok<RaceResult>, ProblemHttpResult>> RaceAsync(
        RaceBody body, DemoRaces races, CancellationToken cancellationToken)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        return TypedResults.Ok(await races.RunAsync(wanted.Units, wanted.Buyers, cancellationToken));
    }
}

/// <param name="StartedAt">When the server's current process started.</param>
/// <param name="World">The simulation's last report, or null before the first.</param>
/// <param name="Stage">The merchant, site, picker and SKU of the visitor's experiments.</param>
internal sealed record DemoAnswer(double Speed, DateTimeOffset StartedAt, Pulse? World, IReadOnlyList<DemoLink> Links, Stage Stage);

internal sealed record Stage(string Merchant, string Channel, string Site, string Picker, string Sku);

internal sealed record DemoLink(string Role, string Path);

internal sealed record SpeedBody(double? Speed)
{
    public double Read(Check check)
    {
        if (Speed is not (>= Pace.Slowest and <= Pace.Fastest)) check.Add("speed", $"{Pace.Slowest} to {Pace.Fastest}.");
        return Speed ?? Pace.Slowest;
    }
}

internal sealed record RaceBody(long? Units, long? Buyers)
{
    private const int MaxUnits = 1_000;
    private const int MaxBuyers = 2_000;

    public (int Units, int Buyers) Read(Check check) =>
        ((int)check.Number(Units, "units", 1, MaxUnits), (int)check.Number(Buyers, "buyers", 1, MaxBuyers));
}
