using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Decides by the endpoint's rule and the path, before any body is read: no key is 401, what the key may not know 404, what it
/// may not do 403. Then says to the grains who is asking.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (AccessRules.Of(context.GetEndpoint()) is not { } rule)
        {
            await next(context);
            return;
        }

        var caller = Caller.Of(context.User);
        if (Refuse(rule, caller, context) is { } problem)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        RequestBy.Current = caller!.By;
        await next(context);
    }

    private static ProblemHttpResult? Refuse(AccessRule rule, Caller? caller, HttpContext context)
    {
        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = DashboardAccess.Concerns(context.Request) ? DashboardAccess.Challenge : "Bearer";
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthorized",
                $"Send an API key: {HeaderNames.Authorization}: Bearer <key>.");
        }

        var path = context.Request.RouteValues;
        if (!PathIds.TryNormalize(context)) return Problems.NotFound("invalid_id", "The path names nothing that could exist.");
        return Judge(rule, caller, path["merchant"] as string, path["site"] as string);
    }

    private static ProblemHttpResult? Judge(AccessRule rule, Caller caller, string? merchant, string? site) =>
        (rule, caller.Role) switch
    {
        (_, KeyRole.Operator) or (AccessRule.AnyKey, _) => null,
        (AccessRule.MerchantOrAnySite, KeyRole.Site) => null,
        (_, KeyRole.Merchant) when merchant is not null && merchant != caller.Merchant => Problems.NotFound(),
        (_, KeyRole.Site) when site is not null && site != caller.Site => Problems.NotFound(),
        (AccessRule.Merchant or AccessRule.MerchantOrAnySite, KeyRole.Merchant) => null,
        (AccessRule.Site, KeyRole.Site) => null,
        _ => Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "This key may not do that."),
    };
}
