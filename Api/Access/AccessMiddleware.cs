using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Authorizes a request by the endpoint's rule and the path, before any body is read: 401 for an unknown caller, 404 for what the
/// caller may not know of, 403 for what the caller may not do. Then passes the caller on to the grains.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, AccessAuthorizer authorizer)
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
        if (!PathIds.TryNormalize(context)) return Problems.NotFound("invalid_id", "The path contains an invalid id.");
        var decision = await authorizer.AuthorizeAsync(
            rule, caller, path["merchant"] as string, path["site"] as string, path["picker"] as string);
        return decision switch
        {
            AccessDecision.Allowed => null,
            AccessDecision.NotFound => Problems.NotFound(),
            _ => Problems.Forbidden(),
        };
    }
}
