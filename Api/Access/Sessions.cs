using System.Buffers.Text;
using System.Security.Cryptography;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Cookie sessions. The cookie holds a random secret and nothing else; the session is a grain whose key is the secret's hash, so
/// that it can be ended at once, survives a restart, and needs no key shared by the hosts.
/// </summary>
internal sealed class Sessions(IGrainFactory grains, CallerDirectory callers, IOptions<ApiOptions> options, TimeProvider clock)
{
    public const string Cookie = "warehouse";

    private const int SecretBytes = 32;

    /// <summary>A session is prolonged only after this fraction of its lifetime, so that not every request writes an event.</summary>
    private const int PartsOfTime = 24;

    private TimeSpan Idle => TimeSpan.FromHours(options.Value.SessionHours);

    /// <summary>Returns null without the cookie of an active session.</summary>
    public async ValueTask<Caller?> FindAsync(HttpRequest request) =>
        SecretOf(request) is { } secret && await FindActiveAsync(IdOf(secret)) is { } live
            ? live.Caller with { Session = new(IdOf(secret), CsrfOf(secret), live.Until) }
            : null;

    /// <summary>Returns whether the session, or the key, that a connection was opened with is still valid.</summary>
    public async ValueTask<bool> IsStillValidAsync(Caller caller) => caller.Session is { } session
        ? await FindActiveAsync(session.Id) is not null
        : await callers.FindAsync(caller.By) is not null;

    public async Task<Caller> StartAsync(HttpContext context, StampedCaller stamped)
    {
        RequestBy.Current = stamped.Caller.By;
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var started = await SessionOf(IdOf(secret)).StartAsync(new(stamped.Caller.By, stamped.Stamp, Idle));
        if (!started.Accepted) throw new InvalidOperationException("A session with this secret already exists.");
        SetCookie(context, Base64Url.EncodeToString(secret));
        return stamped.Caller with { Session = new(IdOf(secret), CsrfOf(secret), started.Value.Until) };
    }

    /// <summary>Extends a session that is used. When the log cannot be written the request goes on, so that reads still work.</summary>
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

    /// <summary>Returns an active session whose user or key has not changed since it began, or null.</summary>
    private async ValueTask<(Caller Caller, DateTimeOffset Until)?> FindActiveAsync(string id) =>
        await SessionOf(id).GetAsync() is { } session
        && await callers.FindAsync(session.Who) is { } stamped
        && stamped.Stamp == session.Stamp
            ? (stamped.Caller, session.Until)
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
