using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>An id that is written as one string in grain keys, JSON and columns.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>Parses the string that <see cref="object.ToString"/> returns; returns false for anything else.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf id);

    /// <exception cref="FormatException">The text is not such an id.</exception>
    static TSelf Parse(string text) =>
        TSelf.TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a {typeof(TSelf).Name}.");

    internal static bool TrySplit(string? text, char separator, out string left, out string right)
    {
        var at = text?.IndexOf(separator, StringComparison.Ordinal) ?? -1;
        left = at < 0 ? "" : text![..at];
        right = at < 0 ? "" : text![(at + 1)..];
        return at >= 0;
    }
}

/// <summary>Writes an id as its string, as a value and as a property name.</summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException($"Not a {typeof(TId).Name}.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IId<TId>.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);
}
