namespace OrleansWarehouse.Storage.Views;

/// <param name="Name">The suffix of the index's name, after the table's.</param>
/// <param name="On">The columns, and the rest of the statement.</param>
public sealed record RowIndex(string Name, string On);

/// <summary>
/// A table of a read model, described by one record: a column for each settable property, named in snake_case, NOT NULL unless it is
/// annotated as nullable. All statements of the table are derived from the record, so that a new column is a new property. A record with
/// some of the columns is a part, which can be written and read as well.
/// </summary>
public sealed class RowTable<TRow>
    where TRow : class
{
    private readonly IReadOnlyList<string> key;
    private readonly RowShape<TRow> shape;

    /// <param name="key">The names of the key's properties. A text or date of the key may be null; the column then holds an empty text.</param>
    public RowTable(string name, IReadOnlyList<string> key, params IReadOnlyList<RowIndex> indexes)
    {
        (Name, this.key, shape) = (name, key, new(key));
        var columns = shape.Columns.Select(column => $"{column.Sql} {column.Type!.Sql} {(column.HoldsNull ? "NULL" : "NOT NULL")}");
        var statements = indexes.Select(index => $"CREATE INDEX IF NOT EXISTS {name}_{index.Name} ON {name} {index.On};");
        Schema = string.Join('\n', [$"CREATE TABLE IF NOT EXISTS {name} ({string.Join(", ", columns)}, PRIMARY KEY ({Key}));", .. statements, ""]);
    }

    public string Name { get; }

    /// <summary>CREATE TABLE and CREATE INDEX statements, each on a line.</summary>
    public string Schema { get; }

    private string Key => string.Join(", ", key.Select(column => shape.Column(column).Sql));

    /// <summary>Inserts rows; an existing row stays as it is.</summary>
    public RowWrite<TRow> Insert() => new($"{InsertOf(shape)} DO NOTHING", shape.Columns);

    /// <summary>Inserts or updates rows.</summary>
    /// <inheritdoc cref="Put{TPart}"/>
    public RowWrite<TRow> Put(params IReadOnlyList<(string Column, Merge Merge)> merged) => Put<TRow>(merged);

    /// <summary>
    /// Inserts or updates parts of rows. The other columns are null in a new row and unchanged in an existing one. Where a part's value may be
    /// null and the table's may not, null becomes 0 or an empty text in a new row, and leaves the value of an existing row.
    /// </summary>
    /// <param name="merged">The columns, by property name, that are not simply replaced in an existing row.</param>
    public RowWrite<TPart> Put<TPart>(params IReadOnlyList<(string Column, Merge Merge)> merged)
        where TPart : class
    {
        var part = PartOf<TPart>();
        var set = SetOf(part, merged);
        return new($"{InsertOf(part)} {(set.Length == 0 ? "DO NOTHING" : $"DO UPDATE SET {set}")}", part.Columns);
    }

    /// <summary>Updates existing rows.</summary>
    /// <inheritdoc cref="Put{TPart}"/>
    public RowWrite<TPart> Update<TPart>(params IReadOnlyList<(string Column, Merge Merge)> merged)
        where TPart : class
    {
        var part = PartOf<TPart>();
        return new($"UPDATE {Name} SET {SetOf(part, merged)} WHERE {Matching(part, key)}", part.Columns);
    }

    /// <summary>Deletes rows.</summary>
    /// <param name="by">The columns, by property name, that select the rows; null means the key.</param>
    /// <param name="onlyIf">An additional SQL condition; null for none.</param>
    public RowWrite<TPart> Delete<TPart>(IReadOnlyList<string>? by = null, string? onlyIf = null)
        where TPart : class
    {
        var part = PartOf<TPart>();
        return new($"DELETE FROM {Name} WHERE {Matching(part, by ?? key)}{(onlyIf is null ? "" : $" AND {onlyIf}")}", part.Columns);
    }

    /// <summary>Lists the table's rows in an order.</summary>
    public RowList<TRow> List(params IReadOnlyList<RowSort> order) => List<TRow>(order);

    /// <summary>Lists the rows, reading only some of the columns.</summary>
    public RowList<TPart> List<TPart>(params IReadOnlyList<RowSort> order)
        where TPart : class => new(Name, [Name], PartOf<TPart>(), order);

    /// <summary>Returns the shape of a part, with the table's column names.</summary>
    /// <exception cref="ArgumentException">The table has no such column, or one of another type.</exception>
    private RowShape<TPart> PartOf<TPart>()
    {
        if (shape is RowShape<TPart> whole) return whole;
        var part = new RowShape<TPart>(key, property => shape.Column(property).Name);
        return part.Columns.All(column => Own(column).Type == column.Type) ? part : throw new ArgumentException($"{typeof(TPart).Name} is not a part of {Name}.");
    }

    private RowColumn<TRow> Own<TPart>(RowColumn<TPart> column) => shape.Column(column.Property.Name);

    private bool MayBeMissing<TPart>(RowColumn<TPart> column) => column.HoldsNull && !Own(column).HoldsNull;

    private string InsertOf<TPart>(RowShape<TPart> part)
    {
        var values = part.Columns.Select(column => MayBeMissing(column) ? $"COALESCE({column.Parameter}, {column.Type!.Nothing})" : column.Parameter);
        return $"INSERT INTO {Name} ({part.List}) VALUES ({string.Join(", ", values)}) ON CONFLICT ({Key})";
    }

    private string SetOf<TPart>(RowShape<TPart> part, IReadOnlyList<(string Column, Merge Merge)> merged)
    {
        var named = merged.ToDictionary(one => part.Column(one.Column).Name, static one => one.Merge, StringComparer.Ordinal);
        var changed = part.Columns.Where(column => !key.Contains(column.Property.Name) && MergeOf(column) != Merge.Keep);
        return string.Join(", ", changed.Select(column => $"{column.Sql} = {MergeOf(column).Sql($"{Name}.{column.Sql}", column.Parameter)}"));

        Merge MergeOf(RowColumn<TPart> column) => named.GetValueOrDefault(column.Name) ?? (MayBeMissing(column) ? Merge.IfGiven : Merge.Replace);
    }

    private static string Matching<TPart>(RowShape<TPart> part, IReadOnlyList<string> columns) =>
        string.Join(" AND ", columns.Select(part.Column).Select(static column => $"{column.Sql} = {column.Parameter}"));
}
