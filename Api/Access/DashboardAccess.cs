using System.Buffers.Text;
using System.Text;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// The dashboard is opened in a browser, which sends no bearer token by itself: there a key is also taken as the password of
/// basic authentication. Its endpoints only read, so that nothing can be done in an operator's name from elsewhere.
/// </summary>
internal static class DashboardAccess
{
    public const string Path = "/dashboard";
    public const string Challenge = "Basic realm=\"Operators: any name, and an operator's API key\"";

    private const string Basic = "Basic ";

    public static bool Concerns(HttpRequest request) => request.Path.StartsWithSegments(Path, StringComparison.Ordinal);

    public static string? KeyOf(string header)
    {
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return null;
        var encoded = header.AsSpan(Basic.Length).Trim();
        if (!Base64.IsValid(encoded)) return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded.ToString()));
        return pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? pair[(colon + 1)..] : null;
    }
}
