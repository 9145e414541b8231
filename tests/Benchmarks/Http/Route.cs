using System.Globalization;

namespace OrleansWarehouse.Benchmarks.Http;

/// <summary>Paths under the API's base, with every part percent-encoded.</summary>
internal static class Route
{
    public static string Of(FormattableString path) => string.Format(
        CultureInfo.InvariantCulture,
        path.Format,
        [.. path.GetArguments().Select(part => Uri.EscapeDataString(Convert.ToString(part, CultureInfo.InvariantCulture) ?? ""))]);
}
