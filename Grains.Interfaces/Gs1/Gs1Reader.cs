using System.Collections.Immutable;
using System.Globalization;

namespace OrleansWarehouse.Grains.Interfaces.Gs1;

/// <summary>Parses an element string, field by field.</summary>
internal ref struct Gs1Reader
{
    private const char Separator = '\u001d';
    /// <summary>The longest text, in characters; no symbol with these fields holds more.</summary>
    private const int Longest = 500;
    private static readonly string[] Symbologies = ["]C1", "]e0", "]d2", "]Q3", "]J1"];

    private readonly ReadOnlySpan<char> text;
    private readonly DateOnly today;
    private readonly bool printed;
    private readonly ImmutableArray<Gs1Element>.Builder elements = ImmutableArray.CreateBuilder<Gs1Element>();
    private Gs1Barcode barcode = new([]);
    private int at;

    private Gs1Reader(ReadOnlySpan<char> text, DateOnly today)
    {
        this.text = text;
        this.today = today;
        foreach (var symbology in Symbologies)
            at = at == 0 && text.StartsWith(symbology, StringComparison.Ordinal) ? symbology.Length : at;
        printed = at == 0 && text.StartsWith('(');
    }

    public static Gs1ParseResult Read(string text, DateOnly today)
    {
        if (text.Length > Longest)
            return new(null, new Gs1Error("too_long", Longest, $"A code has at most {Longest} characters"));
        var reader = new Gs1Reader(text.AsSpan().TrimEnd(" \r\n\t"), today);
        reader.SkipSeparators();
        while (reader.at < reader.text.Length)
        {
            if (reader.Next() is { } error)
                return new(null, error);
        }
        return reader.elements.Count == 0
            ? new(null, new Gs1Error("empty", 0, "The code is empty"))
            : new(reader.barcode with { Elements = reader.elements.ToImmutable() }, null);
    }

    private void SkipSeparators()
    {
        while (!printed && at < text.Length && text[at] == Separator)
            at++;
    }

    private Gs1Error? Next()
    {
        var start = at;
        if (!TryIdentifier(text[at..], out var ai, out var length))
            return new Gs1Error("unknown_ai", start, "Unknown application identifier");
        at += length;
        var value = text.Slice(at, ValueLength(ai));
        if (ai.Fault(value) is { } fault)
            return new Gs1Error(fault.Code, at, fault.Detail);
        if (Keep(ai, value) is { } error)
            return error;
        at += value.Length;
        SkipSeparators();
        return null;
    }

    private readonly bool TryIdentifier(ReadOnlySpan<char> text, out Gs1Ai ai, out int length)
    {
        length = printed ? 4 : 2;
        ai = null!;
        if (printed && (text.Length < 4 || text[0] != '(' || text[3] != ')'))
            return false;
        ai = Gs1Ai.At(printed ? text[1..] : text)!;
        return ai is not null;
    }

    /// <summary>Returns the length of the value: for a fixed one its length, for others up to the separator or the next
    /// identifier.</summary>
    private readonly int ValueLength(Gs1Ai ai)
    {
        var rest = text[at..];
        if (!printed)
        {
            var end = rest.IndexOf(Separator) is var found and >= 0 ? found : rest.Length;
            return ai.IsFixed ? Math.Min(end, ai.MaxLength) : end;
        }
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '(' && (ai.IsFixed || TryIdentifier(rest[i..], out _, out _)))
                return i;
        }
        return rest.Length;
    }

    private Gs1Error? Keep(Gs1Ai ai, ReadOnlySpan<char> value)
    {
        foreach (var known in elements)
        {
            if (known.Ai == ai.Code)
                return value.SequenceEqual(known.Value)
                    ? null
                    : new Gs1Error("repeated_ai", at, $"({ai.Code}) occurs twice with different values");
        }
        var date = ai.Format == Gs1Format.Date ? Gs1Date.Read(value, today) : null;
        if (ai.Format == Gs1Format.Date && date is null)
            return new Gs1Error("no_such_date", at, $"({ai.Code}) is not a date: {value}");
        int? number = ai.Format == Gs1Format.Number ? int.Parse(value, CultureInfo.InvariantCulture) : null;
        elements.Add(new Gs1Element(ai.Code, value.ToString()));
        barcode = ai.Code switch
        {
            "11" => barcode with { ProducedOn = date },
            "15" => barcode with { BestBefore = date },
            "17" => barcode with { Expiry = date },
            "30" => barcode with { VariableCount = number },
            "37" => barcode with { Count = number },
            _ => barcode,
        };
        return null;
    }
}

