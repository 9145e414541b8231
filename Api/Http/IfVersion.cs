using System.Globalization;

namespace OrleansWarehouse.Api.Http;

/// <summary>The version that a write is conditional on: from <c>If-Match</c>, or 0 (the resource must not exist yet) for
/// <c>If-None-Match: *</c>; null when the write is unconditional.</summary>
internal readonly record struct IfVersion(long? Value)
{
    private const long NoSuchVersion = -1;

    public static ValueTask<IfVersion> BindAsync(HttpContext context)
    {
        var match = context.Request.Headers.IfMatch.ToString();
        if (match.Length > 0) return ValueTask.FromResult(Parse(match));
        return ValueTask.FromResult(new IfVersion(context.Request.Headers.IfNoneMatch == "*" ? 0 : null));
    }

    /// <summary>Parses a version; an invalid one becomes a version that matches none.</summary>
    private static IfVersion Parse(string match) =>
        match == "*" ? default
        : long.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new(version)
        : new(NoSuchVersion);
}
