using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A column that a list is sorted by, by the name of its property. A number that is null comes after all others.</summary>
public sealed record RowSort(string Column, bool Descending = false)
{
    public static RowSort Up(string column) => new(column);

    public static RowSort Down(string column) => new(column, Descending: true);
}

/// <summary>
/// Rows in an order, as records: whole, or page by page (keyset pagination: a page begins after the last row of the page before, wherever
/// that stands by now). The order must tell any two rows apart.
/// </summary>
public sealed class RowList<T>
    where T : class
{
    private readonly string from;
    private readonly IReadOnlyList<string> tables;
    private readonly RowShape<T> shape;
    private readonly ImmutableArray<Sort> order;

    /// <param name="from">What stands after FROM: a query in parentheses and its name; it names its columns as the record does.</param>
    /// <param name="tables">All that is read, also by filters.</param>
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

    /// <summary>The same list, whose filters read other tables too.</summary>
    public RowList<T> Beside(params IReadOnlyList<string> others) => new(from, [.. tables, .. others], shape, order);

    /// <summary>Null for what is no cursor of this list.</summary>
    public RowCursor? ReadCursor(string text) => RowCursor.Parse(text, [.. order.Select(static sort => sort.Column.Type!.Stored)]);

    /// <summary>A page of the rows that a filter lets through.</summary>
    public async Task<RowPage<T>> PageAsync(IViews views, RowFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        var rows = await ReadAsync(views, page.After is { } after ? filter.And(After(after)) : filter, page.Limit, cancellationToken);
        return new(rows, rows.Length == page.Limit ? new([.. order.Select(sort => sort.ValueOf(rows[^1]))]) : null);
    }

    /// <summary>The rows that a filter lets through, or the first of them.</summary>
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

    /// <summary>Where all columns go one way they are compared as one, which an index answers at once.</summary>
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

        /// <summary>A text or a long.</summary>
        public object ValueOf(T row) => Column.ValueOf(row) switch
        {
            string text => text,
            int number => (long)number,
            var value => value ?? long.MaxValue,
        };
    }
}
