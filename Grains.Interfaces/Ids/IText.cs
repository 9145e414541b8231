using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>A composite value that is stored as one string in the log.</summary>
public interface IText<TSelf>
    where TSelf : class, IText<TSelf>
{
    /// <summary>Parses the string that <see cref="object.ToString"/> returns.</summary>
    /// <exception cref="FormatException">The text is not such a string.</exception>
    static abstract TSelf Parse(string text);
}

/// <summary>Writes a value as its string.</summary>
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

/// <summary>Joins the id of an order or fulfilment with the name of one of its lines.</summary>
internal static class LineText
{
    // Ids never contain this character; line names may.
    private const char Separator = '|';

    public static string Join(string owner, string line) => $"{owner}{Separator}{line}";

    public static (string Owner, string Line) Split(string text)
    {
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"'{text}' has no line.") : (text[..at], text[(at + 1)..]);
    }
}
