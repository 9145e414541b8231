using System.Globalization;
using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Signing in and out at screens.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").For(AccessRule.AnyCaller).WithTags("Session");
        session.MapPost("", StartAsync).For(AccessRule.Open)
            .WithSummary("Sign in with user and password, site, badge and PIN, or an API key.");
        session.MapGet("", Get).WithSummary("Who is signed in.");
        session.MapDelete("", EndAsync).For(AccessRule.Open).WithSummary("Sign out.");
        session.MapPost("/password", ChangePasswordAsync).NeverRecorded()
            .WithSummary("Change one's password: ends all one's sessions and starts a new one.");
    }

    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> StartAsync(
        SignInBody body, HttpContext context, SignIn signIn, Sessions sessions)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        var address = context.Connection.RemoteIpAddress;
        var came = wanted switch
        {
            { User: { } user } => await signIn.ByPasswordAsync(user, wanted.Password!, address),
            { Key: { } key } => await signIn.ByKeyAsync(key, address),
            _ => await signIn.ByBadgeAsync(wanted.Site!, wanted.Badge!, wanted.Pin!, address),
        };
        if (came.RetryAfter is { } wait) return LockedOut(context, wait);
        if (came.Standing is not { } standing)
            return Problems.Of(StatusCodes.Status401Unauthorized, "wrong_credentials", "That is not right.");
        // A cookie that is there already is somebody's who has gone from this screen.
        await sessions.EndAsync(context, await sessions.FindAsync(context.Request));
        return TypedResults.Ok(SessionAnswer.Of(await sessions.StartAsync(context, standing)));
    }

    private static Ok<SessionAnswer> Get(ClaimsPrincipal user) => TypedResults.Ok(SessionAnswer.Of(Caller.Of(user)!));

    /// <summary>Whoever has no session is signed out already.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(HttpContext context, Sessions sessions)
    {
        var caller = await sessions.FindAsync(context.Request);
        if (caller is not null && Csrf.Refuse(context, caller) is { } forged) return forged;
        await sessions.EndAsync(context, caller);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> ChangePasswordAsync(
        PasswordBody body, HttpContext context, SignIn signIn, Sessions sessions, Passwords passwords, IGrainFactory grains)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        if (Caller.Of(context.User) is not { User: { } user, Session: not null })
            return Problems.Forbidden("Only who signed in as a user has a password.");
        var (stored, wait) = await signIn.CheckPasswordAsync(user, wanted.Old, context.Connection.RemoteIpAddress);
        if (wait is not null) return LockedOut(context, wait.Value);
        if (stored is null)
            return Problems.Of(Refusal.Invalid("wrong_password", "old", "That is not your password."));

        var grain = grains.GetGrain<IUserGrain>(user);
        var changed = await grain.ChangePasswordAsync(stored.Password!, await passwords.HashAsync(wanted.New));
        if (!changed.Accepted) return Problems.Of(changed.Refusal);
        // All sessions have ended with the old password, also this one, which may be a thief's as well.
        if (await grain.GetAsync() is not { } now || Standings.Of(now) is not { } standing)
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthorized", "You may not sign in any more.");
        return TypedResults.Ok(SessionAnswer.Of(await sessions.StartAsync(context, standing)));
    }

    private static ProblemHttpResult LockedOut(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "locked_out", $"Too many failures: try again in {seconds} s.");
    }
}
