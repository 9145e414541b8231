namespace OrleansWarehouse.EventSourcing;

/// <summary>The name of a stream: <c>order:acme/web:1001</c> is the order <c>acme/web:1001</c>.</summary>
public readonly record struct StreamName(string Kind, string Key)
{
    private const char Separator = ':';

    /// <exception cref="FormatException">The text has no kind.</exception>
    public static StreamName Parse(string stream)
    {
        var at = stream.IndexOf(Separator, StringComparison.Ordinal);
        return at > 0 ? new(stream[..at], stream[(at + 1)..]) : throw new FormatException($"'{stream}' is not a stream name.");
    }

    public override string ToString() => $"{Kind}{Separator}{Key}";
}
