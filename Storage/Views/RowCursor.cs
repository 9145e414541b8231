using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A place in a list: what its order looks at, of the row after which to go on.</summary>
public sealed record RowCursor
{
    /// <summary>Of texts, characters; more than any row's key has.</summary>
    private const int Longest = 2_000;

    private static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal RowCursor(ImmutableArray<object> values) => Values = values;

    /// <summary>Texts and whole numbers.</summary>
    internal ImmutableArray<object> Values { get; }

    /// <summary>For who is to give it back: letters, digits, - and _.</summary>
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

    /// <summary>Null for what is no cursor over values of these types.</summary>
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

    /// <summary>A text with a zero in it is none of ours: PostgreSQL has no such texts.</summary>
    private static object? ValueOf(JsonElement value, Type type) => value.ValueKind switch
    {
        JsonValueKind.String when type == typeof(string) && value.GetString() is { } word && !word.Contains('\0', StringComparison.Ordinal) => word,
        JsonValueKind.Number when type != typeof(string) && value.TryGetInt64(out var number) => number,
        _ => null,
    };
}

/// <summary>How much of a list to give, and after what.</summary>
/// <param name="After">Null at the start.</param>
public sealed record PageRequest(int Limit, RowCursor? After = null);

/// <summary>A part of a list.</summary>
/// <param name="Next">Where to go on; null at the end.</param>
public sealed record RowPage<T>(ImmutableArray<T> Rows, RowCursor? Next)
{
    public RowPage<TOther> Select<TOther>(Func<T, TOther> other) => new([.. Rows.Select(other)], Next);
}
