using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;

namespace OrleansWarehouse.Storage.Views;

/// <summary>How a value is stored in a column: times as Unix milliseconds, enums as camelCase texts, booleans as 0 and 1, dates as ISO 8601,
/// a list of texts as one text with a line each.</summary>
/// <param name="Sql">The column's type, valid for SQLite and PostgreSQL.</param>
/// <param name="Stored">The .NET type that the database driver takes and returns.</param>
internal sealed record RowType(string Sql, DbType Parameter, Type Stored)
{
    private static readonly RowType Text = new("TEXT", DbType.String, typeof(string));
    private static readonly RowType Integer = new("INTEGER", DbType.Int32, typeof(int));
    private static readonly RowType Long = new("BIGINT", DbType.Int64, typeof(long));

    /// <summary>The SQL literal of the default value: 0, or an empty text.</summary>
    public string Nothing { get; } = Stored == typeof(string) ? "''" : "0";

    /// <summary>Returns the column type of a property's type, nullable or not; null when no column can hold it.</summary>
    public static RowType? Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain == typeof(DateOnly) || plain == typeof(IReadOnlyList<string>) || plain.IsEnum) return Text;
        if (plain == typeof(int) || plain == typeof(bool)) return Integer;
        return plain == typeof(long) || plain == typeof(DateTimeOffset) ? Long : null;
    }

    /// <summary>Returns an expression that converts a non-null value to the driver's type.</summary>
    public Expression Write(Expression value) => value.Type == Stored ? value : Expression.Call(typeof(RowType), nameof(Write), Generic(value.Type), value);

    /// <summary>Returns an expression that reads a non-null value.</summary>
    public Expression Read(Expression reader, int column, Type type)
    {
        var given = Expression.Call(reader, $"Get{Type.GetTypeCode(Stored)}", null, Expression.Constant(column));
        return type == Stored ? given : Expression.Call(typeof(RowType), type.IsEnum ? nameof(ReadEnum) : $"Read{Name(type)}", Generic(type), given);
    }

    public static Expression IsNull(Expression reader, int column) =>
        Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, Expression.Constant(column));

    public static Expression IsEmpty(Expression reader, int column) =>
        Expression.Equal(Expression.Call(reader, nameof(DbDataReader.GetString), null, Expression.Constant(column)), Expression.Constant(""));

    private static Type[]? Generic(Type type) => type.IsEnum ? [type] : null;

    private static string Name(Type type) => type == typeof(IReadOnlyList<string>) ? "Lines" : type.Name;

    private static int Write(bool value) => value ? 1 : 0;

    private static long Write(DateTimeOffset value) => value.ToUnixTimeMilliseconds();

    private static string Write(DateOnly value) => value.ToString("O", CultureInfo.InvariantCulture);

    private static string Write(IReadOnlyList<string> value) => string.Join(RowLines.Separator, value);

    private static string Write<T>(T value)
        where T : struct, Enum => Names<T>.Of.GetValueOrDefault(value) ?? EnumText.Of(value);

    private static bool ReadBoolean(int value) => value != 0;

    private static DateTimeOffset ReadDateTimeOffset(long value) => DateTimeOffset.FromUnixTimeMilliseconds(value);

    private static DateOnly ReadDateOnly(string value) => DateOnly.Parse(value, CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> ReadLines(string value) => RowLines.Split(value);

    private static T ReadEnum<T>(string value)
        where T : struct, Enum => Names<T>.Meaning.TryGetValue(value, out var known) ? known : Enum.Parse<T>(value, ignoreCase: true);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Of = Enum.GetValues<T>().Distinct().ToFrozenDictionary(static value => value, EnumText.Of);
        public static readonly FrozenDictionary<string, T> Meaning = Of.ToFrozenDictionary(static pair => pair.Value, static pair => pair.Key);
    }
}

/// <summary>Stores texts as one text with a line each; none may contain a line break.</summary>
public static class RowLines
{
    public const string Separator = "\n";

    /// <summary>Returns the texts, without empty ones.</summary>
    public static IReadOnlyList<string> Split(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return lines.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
    }
}
