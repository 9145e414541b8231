using System.Diagnostics.CodeAnalysis;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Http;

/// <summary>
/// Reads a body into a command and collects everything that is wrong with it. Each method gives the value, or something
/// harmless when it is refused: the command is only used when nothing was.
/// </summary>
internal sealed partial class Check
{
    public const int ShortText = 200;

    public const int LongText = 2_000;

    public const long MaxQuantity = 1_000_000;

    private const int MaxErrors = 50;

    private readonly List<FieldError> errors = [];

    /// <summary>Runs a reader; false with the refusal when it found anything wrong.</summary>
    public static bool Passes<T>(Func<Check, T> read, out T command, [NotNullWhen(false)] out Refusal? refusal)
    {
        var check = new Check();
        command = read(check);
        refusal = check.errors.Count == 0 ? null : Refusal.Invalid(check.errors);
        return refusal is null;
    }

    public void Add(string field, string message)
    {
        if (errors.Count < MaxErrors) errors.Add(new(field, message));
    }

    public string Id(string? value, string field)
    {
        if (IdText.TryNormalize(value, out var id)) return id;
        Add(field, value is null ? "It is required." : $"Needed: {IdText.Rule}.");
        return "";
    }

    public string? OptionalId(string? value, string field) => value is null ? null : Id(value, field);

    public string Text(string? value, string field, int max = ShortText)
    {
        if (string.IsNullOrWhiteSpace(value)) Add(field, "It is required.");
        return OptionalText(value, field, max) ?? "";
    }

    public string? OptionalText(string? value, string field, int max = ShortText)
    {
        if (value is null) return null;
        if (value.Length > max) Add(field, $"At most {max} characters.");
        else if (!IsPlain(value)) Add(field, "Control characters and broken characters are not allowed.");
        else return value;
        return "";
    }

    public long Number(long? value, string field, long min, long max)
    {
        if (value is { } number && number >= min && number <= max) return number;
        Add(field, value is null ? "It is required." : $"Between {min} and {max}.");
        return min;
    }

    public long? OptionalNumber(long? value, string field, long min, long max) =>
        value is null ? null : Number(value, field, min, max);

    public long Quantity(long? value, string field) => Number(value, field, 1, MaxQuantity);

    public T Chosen<T>(T? value, string field)
        where T : struct, Enum
    {
        if (value is { } chosen) return chosen;
        Add(field, "It is required.");
        return default;
    }

    /// <summary>Line breaks and tabs are text; other control characters and halves of surrogate pairs are not.</summary>
    private static bool IsPlain(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) return false;
            if (!char.IsSurrogate(letter)) continue;
            if (i + 1 >= value.Length || !char.IsSurrogatePair(letter, value[i + 1])) return false;
            i++;
        }

        return true;
    }
}
