using System.Collections.Immutable;
using System.Globalization;

namespace OrleansWarehouse.Grains.Interfaces.Gs1;

/// <summary>Takes an element string apart, field by field.</summary>
internal ref struct Gs1Reader
{
    private const char Separator = '\u001d';
    /// <summary>No symbol that carries these fields holds more.</summary>
    private const int Longest = 500;
    private static readonly string[] Symbologies = ["]C1", "]e0", "]d2", "]Q3", "]J1"];

    private readonly ReadOnlySpan<char> _text;
    private readonly DateOnly _today;
    private readonly bool _printed;
    private readonly ImmutableArray<Gs1Element>.Builder _elements = ImmutableArray.CreateBuilder<Gs1Element>();
    private Gs1Barcode _barcode = new([]);
    private int _at;

    private Gs1Reader(ReadOnlySpan<char> text, DateOnly today)
    {
        _text = text;
        _today = today;
        foreach (var symbology in Symbologies)
            _at = _at == 0 && text.StartsWith(symbology, StringComparison.Ordinal) ? symbology.Length : _at;
        _printed = _at == 0 && text.StartsWith('(');
    }

    public static Gs1ParseResult Read(string text, DateOnly today)
    {
        if (text.Length > Longest)
            return new(null, new Gs1Error("too_long", Longest, $"A code has at most {Longest} characters"));
        var reader = new Gs1Reader(text.AsSpan().TrimEnd(" \r\n\t"), today);
        reader.SkipSeparators();
        while (reader._at < reader._text.Length)
        {
            if (reader.Next() is { } error)
                return new(null, error);
        }
        return reader._elements.Count == 0
            ? new(null, new Gs1Error("empty", 0, "Nothing to read"))
            : new(reader._barcode with { Elements = reader._elements.ToImmutable() }, null);
    }

    private void SkipSeparators()
    {
        while (!_printed && _at < _text.Length && _text[_at] == Separator)
            _at++;
    }

    private Gs1Error? Next()
    {
        var start = _at;
        if (!TryIdentifier(_text[_at..], out var ai, out var length))
            return new Gs1Error("unknown_ai", start, "No application identifier that is known here");
        _at += length;
        var value = _text.Slice(_at, ValueLength(ai));
        if (ai.Fault(value) is { } fault)
            return new Gs1Error(fault.Code, _at, fault.Detail);
        if (Keep(ai, value) is { } error)
            return error;
        _at += value.Length;
        SkipSeparators();
        return null;
    }

    private readonly bool TryIdentifier(ReadOnlySpan<char> text, out Gs1Ai ai, out int length)
    {
        length = _printed ? 4 : 2;
        ai = null!;
        if (_printed && (text.Length < 4 || text[0] != '(' || text[3] != ')'))
            return false;
        ai = Gs1Ai.At(_printed ? text[1..] : text)!;
        return ai is not null;
    }

    /// <summary>How far the value goes: for a fixed one its length, for others up to the separator or the next
    /// identifier.</summary>
    private readonly int ValueLength(Gs1Ai ai)
    {
        var rest = _text[_at..];
        if (!_printed)
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
        foreach (var known in _elements)
        {
            if (known.Ai == ai.Code)
                return value.SequenceEqual(known.Value)
                    ? null
                    : new Gs1Error("repeated_ai", _at, $"({ai.Code}) stands twice, with different values");
        }
        var date = ai.Format == Gs1Format.Date ? Gs1Date.Read(value, _today) : null;
        if (ai.Format == Gs1Format.Date && date is null)
            return new Gs1Error("no_such_date", _at, $"({ai.Code}) is no date: {value}");
        int? number = ai.Format == Gs1Format.Number ? int.Parse(value, CultureInfo.InvariantCulture) : null;
        _elements.Add(new Gs1Element(ai.Code, value.ToString()));
        _barcode = ai.Code switch
        {
            "11" => _barcode with { ProducedOn = date },
            "15" => _barcode with { BestBefore = date },
            "17" => _barcode with { Expiry = date },
            "30" => _barcode with { VariableCount = number },
            "37" => _barcode with { Count = number },
            _ => _barcode,
        };
        return null;
    }
}
