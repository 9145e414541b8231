using System.Diagnostics.CodeAnalysis;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Http;

/// <summary>
/// Reads a body into a command and collects every validation error. Each method returns the value, or a placeholder when the value
/// is invalid: the command is used only when there is no error.
/// </summary>
internal sealed partial class Check
{
    public const int ShortText = 200;

    public const int LongText = 2_000;

    public const long MaxQuantity = 1_000_000;

    private const int MaxErrors = 50;

    private readonly List<FieldError> errors = [];

    /// <summary>Runs a reader; returns false, with the refusal, when it found any error.</summary>
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
        Add(field, value is null ? "Required." : $"Must be {IdText.Rule}.");
        return "";
    }

    public string? OptionalId(string? value, string field) => value is null ? null : Id(value, field);

    public string Text(string? value, string field, int max = ShortText)
    {
        if (string.IsNullOrWhiteSpace(value)) Add(field, "Required.");
        return OptionalText(value, field, max) ?? "";
    }

    public string? OptionalText(string? value, string field, int max = ShortText)
    {
        if (value is null) return null;
        if (value.Length > max) Add(field, $"At most {max} characters.");
        else if (!IsPlain(value)) Add(field, "Control characters and invalid Unicode are not allowed.");
        else return value;
        return "";
    }

    public long Number(long? value, string field, long min, long max)
    {
        if (value is { } number && number >= min && number <= max) return number;
        Add(field, value is null ? "Required." : $"Between {min} and {max}.");
        return min;
    }

    public long? OptionalNumber(long? value, string field, long min, long max) =>
        value is null ? null : Number(value, field, min, max);

    public long Quantity(long? value, string field) => Number(value, field, 1, MaxQuantity);

    public T Chosen<T>(T? value, string field)
        where T : struct, Enum
    {
        if (value is { } chosen) return chosen;
        Add(field, "Required.");
        return default;
    }

    /// <summary>Returns false for control characters other than line breaks and tabs, and for unpaired surrogates.</summary>
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
