using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Protects against cross-site request forgery: browsers send the cookie for other sites' pages too, so a request that changes
/// something must send the session's token, which only this server's pages can read. Hubs check the <c>Origin</c> instead,
/// because browsers set no headers on a WebSocket.
/// </summary>
internal static class Csrf
{
    public const string Header = "X-CSRF-Token";

    /// <summary>Returns null when the request is not forged. API keys need no token: no browser sends them by itself.</summary>
    public static ProblemHttpResult? Refuse(HttpContext context, Caller caller)
    {
        if (caller.Session is not { } session) return null;
        if (context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
            return IsOwnPage(context.Request) ? null : Problem("Only pages of this server may open the live feed.");
        return IsSafe(context.Request.Method) || IsToken(context.Request.Headers[Header], session.Csrf)
            ? null
            : Problem($"Send the header {Header} with the session's csrf token.");
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsToken(string? given, string expected) =>
        given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    /// <summary>A request without an <c>Origin</c> counts as own: only browsers send one.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, Authority(page.Scheme, request.Host), StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns host and port, without the scheme's default port, as <see cref="Uri.Authority"/> has it.</summary>
    private static string Authority(string scheme, HostString host) =>
        Uri.TryCreate($"{scheme}://{host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";

    private static ProblemHttpResult Problem(string detail) => Problems.Of(StatusCodes.Status403Forbidden, "csrf", detail);
}
