using System.ComponentModel.DataAnnotations.Schema;
using System.Data;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A property of a row and its column. Its value is read by compiled code.</summary>
/// <param name="Name">The column's name: the property's in snake_case, unless a <see cref="ColumnAttribute"/> gives another.</param>
/// <param name="Type">Null when no column can hold the property.</param>
/// <param name="IsNullable">Whether the property is annotated as nullable.</param>
/// <param name="HoldsNull">Whether the column may be null; if not, an empty text stands for null.</param>
/// <param name="ValueOf">Returns the property's value as the database driver takes it; null for null.</param>
internal sealed record RowColumn<TRow>(PropertyInfo Property, string Name, RowType? Type, bool IsNullable, bool HoldsNull, Func<TRow, object?> ValueOf)
{
    /// <summary>The quoted column name, because some are SQL keywords.</summary>
    public string Sql { get; } = $"\"{Name}\"";

    /// <summary>The name of its parameter in a statement.</summary>
    public string Parameter { get; } = $"@{Property.Name}";

    public DbType DbType => Type?.Parameter ?? DbType.Object;

    /// <param name="isKey">Whether the column belongs to the key; such a column cannot be null.</param>
    /// <exception cref="ArgumentException">A nullable key column is not a text, so no value could stand for null.</exception>
    public static RowColumn<TRow> Of(PropertyInfo property, bool isKey = false, string? name = null)
    {
        var type = RowType.Of(property.PropertyType);
        var nullable = new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable;
        name ??= property.GetCustomAttribute<ColumnAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        if (isKey && nullable && type?.Stored != typeof(string)) throw new ArgumentException($"{property.Name} of a key may be null.", nameof(property));
        return new(property, name, type, nullable, nullable && !isKey, Getter(property, type, isKey ? "" : null));
    }

    private static Func<TRow, object?> Getter(PropertyInfo property, RowType? type, string? absent)
    {
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Property(row, property);
        var isStruct = Nullable.GetUnderlyingType(value.Type) is not null;
        var given = isStruct ? Expression.Property(value, nameof(Nullable<>.Value)) : (Expression)value;
        Expression written = Expression.Convert(type?.Write(given) ?? value, typeof(object));
        if (isStruct || !value.Type.IsValueType)
            written = Expression.Condition(Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(absent, typeof(object)), written);
        return Expression.Lambda<Func<TRow, object?>>(written, row).Compile();
    }
}
