using System.Text.Encodings.Web;

using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Authenticates by <c>Authorization: Bearer &lt;key&gt;</c>; on hubs also by <c>?access_token=</c>, because browsers cannot send
/// headers with a WebSocket; without either, by the session cookie. Skips endpoints that need no caller.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys,
    Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Caller";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (AccessRules.Of(Context.GetEndpoint()) is not { } rule || rule == AccessRule.Open) return AuthenticateResult.NoResult();
        if (KeyOf(Request) is { Length: > 0 } key)
            return await keys.FindAsync(key) is { } known ? Success(known.Principal) : AuthenticateResult.Fail("unknown key");
        if (await sessions.FindAsync(Request) is not { } caller) return AuthenticateResult.NoResult();
        await sessions.ProlongAsync(Context, caller);
        return Success(new(caller));
    }

    private static AuthenticateResult Success(CallerPrincipal caller) =>
        AuthenticateResult.Success(new(caller, SchemeName));

    private static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return header[Bearer.Length..].Trim();
        return request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)
            ? request.Query["access_token"].ToString()
            : null;
    }
}
