using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Decides by the endpoint's rule and the path, before any body is read: unknown caller is 401, what he may not know 404, what
/// he may not do 403. Then says to the grains who is asking.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, AccessJudge judge)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (AccessRules.Of(context.GetEndpoint()) is not { } rule || rule == AccessRule.Open)
        {
            await next(context);
            return;
        }

        var caller = Caller.Of(context.User);
        if (await RefuseAsync(rule, caller, context) is { } problem)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        RequestBy.Current = caller!.By;
        await next(context);
    }

    private async ValueTask<ProblemHttpResult?> RefuseAsync(AccessRule rule, Caller? caller, HttpContext context)
    {
        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthorized",
                $"Sign in, or send an API key: {HeaderNames.Authorization}: Bearer <key>.");
        }

        if (Csrf.Refuse(context, caller) is { } forged) return forged;
        var path = context.Request.RouteValues;
        if (!PathIds.TryNormalize(context)) return Problems.NotFound("invalid_id", "The path names nothing that could exist.");
        var verdict = await judge.JudgeAsync(
            rule, caller, path["merchant"] as string, path["site"] as string, path["picker"] as string);
        return verdict switch
        {
            Verdict.Allowed => null,
            Verdict.Unknown => Problems.NotFound(),
            _ => Problems.Forbidden(),
        };
    }
}
