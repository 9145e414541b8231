namespace OrleansWarehouse.Storage.Views;

/// <param name="Name">Follows the table's.</param>
/// <param name="On">The columns, and what else the statement says of them.</param>
public sealed record RowIndex(string Name, string On);

/// <summary>
/// A table of a read model, out of one record: a column for each property that can be set, named in snake_case, NOT NULL unless it is
/// annotated as nullable. All that is done to the table comes from the record, so that a new column is a new property. A record of some of
/// its columns is a part of a row: it can be written and read as well.
/// </summary>
public sealed class RowTable<TRow>
    where TRow : class
{
    private readonly IReadOnlyList<string> key;
    private readonly RowShape<TRow> shape;

    /// <param name="key">Names of properties. A text or date of the key may be null in the record: the column holds an empty text then.</param>
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

    /// <summary>Writes rows that are new; one that is there already stays as it is.</summary>
    public RowWrite<TRow> Insert() => new($"{InsertOf(shape)} DO NOTHING", shape.Columns);

    /// <summary>Writes rows, over those that are there already.</summary>
    /// <inheritdoc cref="Put{TPart}"/>
    public RowWrite<TRow> Put(params IReadOnlyList<(string Column, Merge Merge)> merged) => Put<TRow>(merged);

    /// <summary>
    /// Writes parts of rows. Of a new row the other columns are null, of one that is there they stay. Where a part's value may be null and
    /// the table's may not, null is 0 or an empty text of a new row, and leaves one that is there as it is.
    /// </summary>
    /// <param name="merged">The columns, by the names of properties, that are not just replaced in rows that are there already.</param>
    public RowWrite<TPart> Put<TPart>(params IReadOnlyList<(string Column, Merge Merge)> merged)
        where TPart : class
    {
        var part = PartOf<TPart>();
        var set = SetOf(part, merged);
        return new($"{InsertOf(part)} {(set.Length == 0 ? "DO NOTHING" : $"DO UPDATE SET {set}")}", part.Columns);
    }

    /// <summary>Changes rows that are there.</summary>
    /// <inheritdoc cref="Put{TPart}"/>
    public RowWrite<TPart> Update<TPart>(params IReadOnlyList<(string Column, Merge Merge)> merged)
        where TPart : class
    {
        var part = PartOf<TPart>();
        return new($"UPDATE {Name} SET {SetOf(part, merged)} WHERE {Matching(part, key)}", part.Columns);
    }

    /// <summary>Removes rows.</summary>
    /// <param name="by">The columns that say which, by the names of properties; null: the key.</param>
    /// <param name="onlyIf">A condition of SQL; null: whatever they hold.</param>
    public RowWrite<TPart> Delete<TPart>(IReadOnlyList<string>? by = null, string? onlyIf = null)
        where TPart : class
    {
        var part = PartOf<TPart>();
        return new($"DELETE FROM {Name} WHERE {Matching(part, by ?? key)}{(onlyIf is null ? "" : $" AND {onlyIf}")}", part.Columns);
    }

    /// <summary>The table's rows in an order.</summary>
    public RowList<TRow> List(params IReadOnlyList<RowSort> order) => List<TRow>(order);

    /// <summary>The same, of which only a part is read.</summary>
    public RowList<TPart> List<TPart>(params IReadOnlyList<RowSort> order)
        where TPart : class => new(Name, [Name], PartOf<TPart>(), order);

    /// <summary>Its columns are named as the table's.</summary>
    /// <exception cref="ArgumentException">It is no part: the table has no such column, or one of another type.</exception>
    private RowShape<TPart> PartOf<TPart>()
    {
        if (shape is RowShape<TPart> whole) return whole;
        var part = new RowShape<TPart>(key, property => shape.Column(property).Name);
        return part.Columns.All(column => Own(column).Type == column.Type) ? part : throw new ArgumentException($"{typeof(TPart).Name} is no part of {Name}.");
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
