using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Interfaces.Gs1;

/// <summary>An application identifier with its value, as written in the code.</summary>
public readonly record struct Gs1Element(string Ai, string Value);

/// <summary>Why a text is not a GS1 element string: a stable code, where the error is (an index into the text), and a message for
/// people.</summary>
public sealed record Gs1Error(string Code, int At, string Detail);

/// <summary>Either a barcode or an error.</summary>
public readonly record struct Gs1ParseResult(Gs1Barcode? Barcode, Gs1Error? Error)
{
    public bool IsValid => Barcode is not null;
}

/// <summary>
/// The contents of a GS1-128, GS1 DataMatrix or GS1 QR code. Known application identifiers: 00, 01, 02, 10, 11, 15, 17, 21, 30, 37. Does
/// not check which of them belong together, because a label may spread them over several symbols.
/// </summary>
/// <remarks>Source: GS1 General Specifications, sections 3 (identifiers), 7.8 (element strings), 7.12 (dates).</remarks>
public sealed record Gs1Barcode(ImmutableArray<Gs1Element> Elements)
{
    /// <summary>AI 00, without the identifier.</summary>
    public string? Sscc => this["00"];
    /// <summary>AI 01: 14 digits.</summary>
    public string? Gtin => this["01"];
    /// <summary>AI 02: the GTIN of the contents; their number is <see cref="Count"/>.</summary>
    public string? ContentGtin => this["02"];
    /// <summary>AI 10.</summary>
    public string? Lot => this["10"];
    /// <summary>AI 21.</summary>
    public string? Serial => this["21"];
    /// <summary>AI 11.</summary>
    public DateOnly? ProducedOn { get; init; }
    /// <summary>AI 15.</summary>
    public DateOnly? BestBefore { get; init; }
    /// <summary>AI 17: the use-by date.</summary>
    public DateOnly? Expiry { get; init; }
    /// <summary>AI 30: how many in a variable-measure item.</summary>
    public int? VariableCount { get; init; }
    /// <summary>AI 37: how many of <see cref="ContentGtin"/>.</summary>
    public int? Count { get; init; }

    public string? this[string ai]
    {
        get
        {
            foreach (var element in Elements)
            {
                if (element.Ai == ai)
                    return element.Value;
            }
            return null;
        }
    }

    /// <summary>
    /// Reads an element string: as scanned (with or without a symbology identifier such as <c>]C1</c>, fields of variable
    /// length ended by GS, U+001D) or as printed (<c>(01)…(10)…</c>; in that form a lot that holds something like
    /// <c>(21)</c> is taken for two fields). Never throws.
    /// </summary>
    /// <param name="text">What was scanned or typed.</param>
    /// <param name="today">Determines the century of two-digit years: at most 49 years back and 50 ahead.</param>
    public static Gs1ParseResult Parse(string? text, DateOnly today) => Gs1Reader.Read(text ?? "", today);
}
