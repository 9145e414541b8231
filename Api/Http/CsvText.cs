using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace OrleansWarehouse.Api.Http;

/// <summary>Rows as CSV (RFC 4180), with the names and values of their JSON; what is nested has names such as <c>hours.median</c>.</summary>
internal static class CsvText
{
    public const string Type = "text/csv";

    private static readonly string[] Risky = ["=", "+", "-", "@"];

    /// <summary>Asked for by <c>?format=csv</c>, or by an <c>Accept</c> that names it.</summary>
    public static bool IsAsked(HttpRequest request, string? format) =>
        format == "csv" || (string.IsNullOrEmpty(format) && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(Type, StringComparison.OrdinalIgnoreCase)));

    public static string Of<TRow>(IEnumerable<TRow> rows)
    {
        var columns = ColumnsOf(typeof(TRow), "", static row => row).ToArray();
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => column.Name)).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', columns.Select(column => Field(column.ValueOf(row)))).Append("\r\n");
        return text.ToString();
    }

    private static IEnumerable<(string Name, Func<object?, object?> ValueOf)> ColumnsOf(Type type, string prefix, Func<object?, object?> of)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            object? ValueOf(object? row) => of(row) is { } owner ? property.GetValue(owner) : null;
            if (property.PropertyType.IsClass && property.PropertyType != typeof(string))
                foreach (var nested in ColumnsOf(property.PropertyType, $"{name}.", ValueOf)) yield return nested;
            else yield return (name, ValueOf);
        }
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    /// <summary>What a spreadsheet would take for a formula is made text.</summary>
    private static string Quoted(string text)
    {
        if (Array.Exists(Risky, sign => text.StartsWith(sign, StringComparison.Ordinal))) text = $"'{text}";
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
