using System.Buffers.Text;
using System.Security.Cryptography;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Sessions by cookie. The cookie holds a random secret and nothing else; the session is a grain that is named after its hash,
/// so that it can be ended at once, survives a restart, and is known to all hosts without any key that they would have to share.
/// </summary>
internal sealed class Sessions(IGrainFactory grains, Standings standings, IOptions<ApiOptions> options, TimeProvider clock)
{
    public const string Cookie = "warehouse";

    private const int SecretBytes = 32;

    /// <summary>Prolonged when this part of its time has gone by, so that not every request is written down.</summary>
    private const int PartsOfTime = 24;

    private TimeSpan Idle => TimeSpan.FromHours(options.Value.SessionHours);

    /// <summary>Null without a cookie of a session that counts.</summary>
    public async ValueTask<Caller?> FindAsync(HttpRequest request) =>
        SecretOf(request) is { } secret && await LiveAsync(IdOf(secret)) is { } live
            ? live.Caller with { Session = new(IdOf(secret), CsrfOf(secret), live.Until) }
            : null;

    /// <summary>Whether a caller still is who he was when his connection was made.</summary>
    public async ValueTask<bool> StillCountsAsync(Caller caller) => caller.Session is { } session
        ? await LiveAsync(session.Id) is not null
        : await standings.OfAsync(caller.By) is not null;

    public async Task<Caller> StartAsync(HttpContext context, Standing standing)
    {
        RequestBy.Current = standing.Caller.By;
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var started = await SessionOf(IdOf(secret)).StartAsync(new(standing.Caller.By, standing.Stamp, Idle));
        if (!started.Accepted) throw new InvalidOperationException("The secret of a session was drawn twice.");
        SetCookie(context, Base64Url.EncodeToString(secret));
        return standing.Caller with { Session = new(IdOf(secret), CsrfOf(secret), started.Value.Until) };
    }

    /// <summary>It is used: it lasts longer. When that cannot be written, whoever reads may go on all the same.</summary>
    public async Task ProlongAsync(HttpContext context, Caller caller)
    {
        var session = caller.Session!;
        if (session.Until - clock.GetUtcNow() > Idle - (Idle / PartsOfTime)) return;
        RequestBy.Current = caller.By;
        try
        {
            await SessionOf(session.Id).ProlongAsync(Idle);
        }
        catch (WarehouseUnavailableException)
        {
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest) SetCookie(context, context.Request.Cookies[Cookie]!);
    }

    public async Task EndAsync(HttpContext context, Caller? caller)
    {
        if (caller?.Session is { } session)
        {
            RequestBy.Current = caller.By;
            await SessionOf(session.Id).EndAsync();
        }

        context.Response.Cookies.Delete(Cookie, CookieFor(context, null));
    }

    /// <summary>A session whose user is as he was when it began.</summary>
    private async ValueTask<(Caller Caller, DateTimeOffset Until)?> LiveAsync(string id) =>
        await SessionOf(id).GetAsync() is { } session
        && await standings.OfAsync(session.Who) is { } standing
        && standing.Stamp == session.Stamp
            ? (standing.Caller, session.Until)
            : null;

    private ISessionGrain SessionOf(string id) => grains.GetGrain<ISessionGrain>(id);

    private void SetCookie(HttpContext context, string value) =>
        context.Response.Cookies.Append(Cookie, value, CookieFor(context, Idle));

    private static CookieOptions CookieFor(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", MaxAge = maxAge,
        IsEssential = true,
    };

    private static byte[]? SecretOf(HttpRequest request)
    {
        var secret = new byte[SecretBytes];
        return request.Cookies[Cookie] is { } value && Base64Url.IsValid(value, out var length) && length == SecretBytes
            && Base64Url.TryDecodeFromChars(value, secret, out _)
            ? secret
            : null;
    }

    private static string IdOf(byte[] secret) => Convert.ToHexStringLower(SHA256.HashData(secret));

    private static string CsrfOf(byte[] secret) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, "csrf"u8));
}
