using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>Something of several parts that is one string in the log.</summary>
public interface IText<TSelf>
    where TSelf : class, IText<TSelf>
{
    /// <summary>Parses what <see cref="object.ToString"/> gave.</summary>
    /// <exception cref="FormatException">It did not give that.</exception>
    static abstract TSelf Parse(string text);
}

/// <summary>Writes it as its string.</summary>
public sealed class TextJsonConverter<T> : JsonConverter<T>
    where T : class, IText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return T.Parse(reader.GetString()!);
        }
        catch (FormatException wrong)
        {
            throw new JsonException($"Not a {typeof(T).Name}.", wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A line's name behind the id that it belongs to.</summary>
internal static class LineText
{
    // No id has it; a line's name may.
    private const char Separator = '|';

    public static string Join(string owner, string line) => $"{owner}{Separator}{line}";

    public static (string Owner, string Line) Split(string text)
    {
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"'{text}' names no line.") : (text[..at], text[(at + 1)..]);
    }
}
