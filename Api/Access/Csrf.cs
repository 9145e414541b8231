using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Browsers send cookies also for other sites' pages: a request that changes something must bring what only our own pages have
/// read. The live feed cannot: browsers set no headers on a WebSocket, but say whose page it is.
/// </summary>
internal static class Csrf
{
    public const string Header = "X-CSRF-Token";

    /// <summary>Null when the request is the caller's own; API keys are sent by nobody unasked.</summary>
    public static ProblemHttpResult? Refuse(HttpContext context, Caller caller)
    {
        if (caller.Session is not { } session) return null;
        if (context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
            return IsOwnPage(context.Request) ? null : Problem("The live feed is for pages of this server.");
        return IsSafe(context.Request.Method) || IsToken(context.Request.Headers[Header], session.Csrf)
            ? null
            : Problem($"Send the header {Header} with the csrf of your session.");
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsToken(string? given, string expected) =>
        given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    /// <summary>Clients that are no browsers name no origin.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, Authority(page.Scheme, request.Host), StringComparison.OrdinalIgnoreCase));

    /// <summary>Without the port that the page's scheme has anyway, as <see cref="Uri.Authority"/> leaves it out.</summary>
    private static string Authority(string scheme, HostString host) =>
        Uri.TryCreate($"{scheme}://{host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";

    private static ProblemHttpResult Problem(string detail) => Problems.Of(StatusCodes.Status403Forbidden, "csrf", detail);
}
