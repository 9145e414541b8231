using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A cursor: the sort values of the row after which a list continues.</summary>
public sealed record RowCursor
{
    /// <summary>The longest cursor text, in characters; longer than any row's sort values need.</summary>
    private const int Longest = 2_000;

    private static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal RowCursor(ImmutableArray<object> values) => Values = values;

    /// <summary>Strings and longs.</summary>
    internal ImmutableArray<object> Values { get; }

    /// <summary>Returns the form that clients send back: letters, digits, - and _.</summary>
    public override string ToString()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Short))
        {
            json.WriteStartArray();
            foreach (var value in Values)
            {
                if (value is string word) json.WriteStringValue(word);
                else json.WriteNumberValue((long)value);
            }

            json.WriteEndArray();
        }

        return Base64Url.EncodeToString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    /// <summary>Returns null when the text is not a cursor with values of these types.</summary>
    internal static RowCursor? Parse(string text, IReadOnlyList<Type> types)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text)) return null;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            if (json.RootElement is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() != types.Count) return null;
            var values = list.EnumerateArray().Zip(types, ValueOf).ToImmutableArray();
            return values.Contains(null) ? null : new(values!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Rejects a text with a NUL character, which PostgreSQL cannot hold and no cursor contains.</summary>
    private static object? ValueOf(JsonElement value, Type type) => value.ValueKind switch
    {
        JsonValueKind.String when type == typeof(string) && value.GetString() is { } word && !word.Contains('\0', StringComparison.Ordinal) => word,
        JsonValueKind.Number when type != typeof(string) && value.TryGetInt64(out var number) => number,
        _ => null,
    };
}

/// <summary>The page of a list to return.</summary>
/// <param name="After">The cursor to continue after; null for the first page.</param>
public sealed record PageRequest(int Limit, RowCursor? After = null);

/// <summary>A page of a list.</summary>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record RowPage<T>(ImmutableArray<T> Rows, RowCursor? Next)
{
    public RowPage<TOther> Select<TOther>(Func<T, TOther> other) => new([.. Rows.Select(other)], Next);
}
