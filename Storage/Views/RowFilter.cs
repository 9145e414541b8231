using System.Data.Common;
using System.Globalization;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// The conditions of a query. Each is an interpolated SQL string whose values become parameters, converted as those of rows are; a list
/// of texts becomes one parameter each (<c>sku IN {codes}</c>).
/// </summary>
public sealed class RowFilter
{
    private readonly List<string> conditions = [];
    private readonly List<object> values = [];

    /// <summary>Adds a condition that rows must meet.</summary>
    /// <exception cref="ArgumentException">A value is null, so the condition would never hold.</exception>
    public RowFilter Where(FormattableString condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var names = condition.GetArguments().Select(value => Add(value ?? throw new ArgumentException("A value is missing.", nameof(condition))));
        conditions.Add(string.Format(CultureInfo.InvariantCulture, condition.Format, [.. names]));
        return this;
    }

    /// <summary>Adds a condition unless one of its values is null.</summary>
    public RowFilter WhereGiven(FormattableString condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Array.Exists(condition.GetArguments(), static value => value is null) ? this : Where(condition);
    }

    /// <summary>The WHERE clause, or nothing.</summary>
    internal string Sql => conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions.Select(static condition => $"({condition})"))}";

    internal void AddTo(DbCommand command)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (NameOf(i), values[i]);
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Returns a new filter with these conditions and one more.</summary>
    internal RowFilter And(FormattableString condition)
    {
        var both = new RowFilter();
        both.conditions.AddRange(conditions);
        both.values.AddRange(values);
        return both.Where(condition);
    }

    private static string NameOf(int place) => $"@v{place}";

    private string Add(object value)
    {
        if (value is IReadOnlyCollection<string> list) return list.Count == 0 ? "(NULL)" : $"({string.Join(", ", list.Select(Add))})";
        values.Add(value switch
        {
            string or int or long => value,
            bool flag => flag ? 1 : 0,
            DateTimeOffset at => at.ToUnixTimeMilliseconds(),
            Enum choice => EnumText.Of(choice),
            _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
        });
        return NameOf(values.Count - 1);
    }
}
