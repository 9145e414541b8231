using System.Text.Encodings.Web;

using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace OrleansWarehouse.Api.Access;

/// <summary>Reads <c>Authorization: Bearer &lt;key&gt;</c>; on the hub also <c>?access_token=</c>, because browsers cannot send
/// headers with a WebSocket.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request) is not { Length: > 0 } key) return AuthenticateResult.NoResult();
        return await keys.FindAsync(key) is { } caller
            ? AuthenticateResult.Success(new(caller, SchemeName))
            : AuthenticateResult.Fail("unknown key");
    }

    private static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return header[Bearer.Length..].Trim();
        if (DashboardAccess.Concerns(request)) return DashboardAccess.KeyOf(header);
        return request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)
            ? request.Query["access_token"].ToString()
            : null;
    }
}
