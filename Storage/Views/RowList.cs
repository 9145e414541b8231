using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A sort column, named by its property. A null number sorts after all others.</summary>
public sealed record RowSort(string Column, bool Descending = false)
{
    public static RowSort Up(string column) => new(column);

    public static RowSort Down(string column) => new(column, Descending: true);
}

/// <summary>
/// Reads sorted rows as records, all at once or in pages (keyset pagination: a page begins after the last row of the page before, whatever
/// was inserted or deleted since). The sort columns must make each row unique.
/// </summary>
public sealed class RowList<T>
    where T : class
{
    private readonly string from;
    private readonly IReadOnlyList<string> tables;
    private readonly RowShape<T> shape;
    private readonly ImmutableArray<Sort> order;

    /// <param name="from">The FROM clause: a subquery in parentheses and its alias, with columns named as the record's.</param>
    /// <param name="tables">All tables that are read, also by filters.</param>
    public RowList(string from, IReadOnlyList<string> tables, params IReadOnlyList<RowSort> order)
        : this(from, tables, new RowShape<T>([]), order)
    {
    }

    internal RowList(string from, IReadOnlyList<string> tables, RowShape<T> shape, IReadOnlyList<RowSort> order)
        : this(from, tables, shape, [.. order.Select(sort => new Sort(shape.Column(sort.Column), sort.Descending))])
    {
    }

    private RowList(string from, IReadOnlyList<string> tables, RowShape<T> shape, ImmutableArray<Sort> order) =>
        (this.from, this.tables, this.shape, this.order) = (from, tables, shape, order);

    /// <summary>Returns the same list, for filters that read other tables too.</summary>
    public RowList<T> Beside(params IReadOnlyList<string> others) => new(from, [.. tables, .. others], shape, order);

    /// <summary>Returns null when the text is not a cursor of this list.</summary>
    public RowCursor? ReadCursor(string text) => RowCursor.Parse(text, [.. order.Select(static sort => sort.Column.Type!.Stored)]);

    /// <summary>Returns a page of the rows that match a filter.</summary>
    public async Task<RowPage<T>> PageAsync(IViews views, RowFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        var rows = await ReadAsync(views, page.After is { } after ? filter.And(After(after)) : filter, page.Limit, cancellationToken);
        return new(rows, rows.Length == page.Limit ? new([.. order.Select(sort => sort.ValueOf(rows[^1]))]) : null);
    }

    /// <summary>Returns the rows that match a filter, or the first of them.</summary>
    public async Task<ImmutableArray<T>> ReadAsync(IViews views, RowFilter filter, int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(filter);
        await using var connection = await views.OpenAsync(tables, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {shape.List} FROM {from}{filter.Sql}{OrderBy}{(limit is null ? "" : $" LIMIT {limit}")}";
        filter.AddTo(command);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(shape.Read(reader));
        return rows.ToImmutable();
    }

    private string OrderBy => order.IsEmpty ? "" : $" ORDER BY {string.Join(", ", order.Select(static sort => sort.Descending ? $"{sort.Sql} DESC" : sort.Sql))}";

    /// <summary>When all columns sort in the same direction, they are compared as one row value, for which an index can be used.</summary>
    private FormattableString After(RowCursor cursor)
    {
        string Step(int place) => $"{order[place].Sql} {(order[place].Descending ? "<" : ">")} {{{place}}}";

        var places = Enumerable.Range(0, order.Length);
        var condition = order.All(sort => sort.Descending == order[0].Descending)
            ? $"({string.Join(", ", order.Select(static sort => sort.Sql))}) {(order[0].Descending ? "<" : ">")} ({string.Join(", ", places.Select(static place => $"{{{place}}}"))})"
            : string.Join(" OR ", places.Select(place =>
                string.Join(" AND ", [.. Enumerable.Range(0, place).Select(before => $"{order[before].Sql} = {{{before}}}"), Step(place)])));
        return FormattableStringFactory.Create(condition, [.. cursor.Values]);
    }

    private sealed record Sort(RowColumn<T> Column, bool Descending)
    {
        public string Sql { get; } = (Column.HoldsNull, Column.Type!.Stored == typeof(string)) switch
        {
            (false, _) => Column.Sql,
            (true, false) => $"COALESCE({Column.Sql}, {long.MaxValue})",
            (true, true) => throw new ArgumentException($"No list is sorted by {Column.Name}: it may be null.", nameof(Column)),
        };

        /// <summary>Returns a string or a long.</summary>
        public object ValueOf(T row) => Column.ValueOf(row) switch
        {
            string text => text,
            int number => (long)number,
            var value => value ?? long.MaxValue,
        };
    }
}
