using System.Globalization;
using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Endpoints to sign in and out at screens.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").For(AccessRule.AnyCaller).WithTags("Session");
        session.MapPost("", StartAsync).For(AccessRule.Open)
            .WithSummary("Sign in with user and password, site, badge and PIN, or an API key.");
        session.MapGet("", Get).WithSummary("The signed-in user or key.");
        session.MapDelete("", EndAsync).For(AccessRule.Open).WithSummary("Sign out.");
        session.MapPost("/password", ChangePasswordAsync).NeverRecorded()
            .WithSummary("Change your password. Ends all your sessions and starts a new one.");
    }

    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> StartAsync(
        SignInBody body, HttpContext context, SignIn signIn, Sessions sessions)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        var address = context.Connection.RemoteIpAddress;
        var result = wanted switch
        {
            { User: { } user } => await signIn.ByPasswordAsync(user, wanted.Password!, address),
            { Key: { } key } => await signIn.ByKeyAsync(key, address),
            _ => await signIn.ByBadgeAsync(wanted.Site!, wanted.Badge!, wanted.Pin!, address),
        };
        if (result.RetryAfter is { } wait) return LockedOut(context, wait);
        if (result.Caller is not { } stamped)
            return Problems.Of(StatusCodes.Status401Unauthorized, "wrong_credentials", "The credentials are wrong.");
        // A cookie that is there already belongs to the screen's previous user.
        await sessions.EndAsync(context, await sessions.FindAsync(context.Request));
        return TypedResults.Ok(SessionAnswer.Of(await sessions.StartAsync(context, stamped)));
    }

    private static Ok<SessionAnswer> Get(ClaimsPrincipal user) => TypedResults.Ok(SessionAnswer.Of(Caller.Of(user)!));

    /// <summary>Ends the session; succeeds without one, too.</summary>
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
            return Problems.Forbidden("Sign in as a user to change a password.");
        var (stored, wait) = await signIn.CheckPasswordAsync(user, wanted.Old, context.Connection.RemoteIpAddress);
        if (wait is not null) return LockedOut(context, wait.Value);
        if (stored is null)
            return Problems.Of(Refusal.Invalid("wrong_password", "old", "The password is wrong."));

        var grain = grains.GetGrain<IUserGrain>(user);
        var changed = await grain.ChangePasswordAsync(stored.Password!, await passwords.HashAsync(wanted.New));
        if (!changed.Accepted) return Problems.Of(changed.Refusal);
        // All sessions end with the old password, this one too: it may be stolen.
        if (await grain.GetAsync() is not { } now || CallerDirectory.Of(now) is not { } stamped)
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthorized", "This user is disabled or deleted.");
        return TypedResults.Ok(SessionAnswer.Of(await sessions.StartAsync(context, stamped)));
    }

    private static ProblemHttpResult LockedOut(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "locked_out", $"Too many failed attempts. Try again in {seconds} s.");
    }
}
