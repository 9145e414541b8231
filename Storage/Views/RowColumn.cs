using System.ComponentModel.DataAnnotations.Schema;
using System.Data;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A property of a row, and the column that it stands in. Its value is read by compiled code.</summary>
/// <param name="Name">In snake_case, unless a <see cref="ColumnAttribute"/> says otherwise.</param>
/// <param name="Type">Null where a column cannot hold the property.</param>
/// <param name="IsNullable">As the property is annotated.</param>
/// <param name="HoldsNull">Whether the column may be null; else an empty text stands for what is absent.</param>
/// <param name="ValueOf">What the database's driver takes; null where there is none.</param>
internal sealed record RowColumn<TRow>(PropertyInfo Property, string Name, RowType? Type, bool IsNullable, bool HoldsNull, Func<TRow, object?> ValueOf)
{
    /// <summary>As SQL writes it: some names are words of SQL.</summary>
    public string Sql { get; } = $"\"{Name}\"";

    /// <summary>As a statement names its value.</summary>
    public string Parameter { get; } = $"@{Property.Name}";

    public DbType DbType => Type?.Parameter ?? DbType.Object;

    /// <param name="isKey">A column of a key cannot be null.</param>
    /// <exception cref="ArgumentException">A number of a key may be null: nothing can stand for that.</exception>
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
