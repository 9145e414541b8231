using System.ComponentModel.DataAnnotations.Schema;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// The columns of a record: its settable properties in order, without those that have a <see cref="NotMappedAttribute"/>. Rows are read
/// by compiled code, by column ordinal in <see cref="List"/>.
/// </summary>
internal sealed class RowShape<TRow>
{
    /// <param name="key">The names of the key's properties. A nullable one is stored as an empty text, because a key column cannot be null.</param>
    /// <param name="nameOf">Maps a property to its column's name; null uses the property's own.</param>
    /// <exception cref="ArgumentException">No column can hold a property's type.</exception>
    public RowShape(IReadOnlyCollection<string> key, Func<string, string>? nameOf = null)
    {
        Columns =
        [
            .. typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => property.CanWrite && property.GetCustomAttribute<NotMappedAttribute>() is null)
                .Select(property => RowColumn<TRow>.Of(property, key.Contains(property.Name), nameOf?.Invoke(property.Name))),
        ];
        if (Columns.FirstOrDefault(static column => column.Type is null) is { } odd)
            throw new ArgumentException($"No column can hold {typeof(TRow).Name}.{odd.Property.Name}.", nameof(key));
        List = string.Join(", ", Columns.Select(static column => column.Sql));
        Read = Reader();
    }

    public IReadOnlyList<RowColumn<TRow>> Columns { get; }

    /// <summary>The column list of a SELECT.</summary>
    public string List { get; }

    /// <summary>Reads the current row of a query of <see cref="List"/>.</summary>
    public Func<DbDataReader, TRow> Read { get; }

    /// <exception cref="ArgumentException">The record has no such column.</exception>
    public RowColumn<TRow> Column(string property) => Columns.FirstOrDefault(column => column.Property.Name == property)
        ?? throw new ArgumentException($"{typeof(TRow).Name} has no column {property}.", nameof(property));

    private Func<DbDataReader, TRow> Reader()
    {
        var reader = Expression.Parameter(typeof(DbDataReader));
        var values = Columns.Select((column, i) => (column.Property.Name, Value: Value(reader, column, i)))
            .ToDictionary(static value => value.Name, static value => value.Value, StringComparer.Ordinal);
        var constructor = typeof(TRow).GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)!;
        var arguments = constructor.GetParameters().Select(parameter =>
            values.Remove(parameter.Name!, out var value) ? value : Expression.Default(parameter.ParameterType)).ToArray();
        var others = values.Select(static value => (MemberBinding)Expression.Bind(typeof(TRow).GetProperty(value.Key)!, value.Value));
        return Expression.Lambda<Func<DbDataReader, TRow>>(Expression.MemberInit(Expression.New(constructor, arguments), others), reader).Compile();
    }

    private static Expression Value(ParameterExpression reader, RowColumn<TRow> column, int place)
    {
        var type = column.Property.PropertyType;
        var read = column.Type!.Read(reader, place, Nullable.GetUnderlyingType(type) ?? type);
        if (!column.IsNullable) return read;
        var absent = column.HoldsNull ? RowType.IsNull(reader, place) : RowType.IsEmpty(reader, place);
        return Expression.Condition(absent, Expression.Default(type), Expression.Convert(read, type));
    }
}
