using System.ComponentModel.DataAnnotations.Schema;

using Dapper;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Tests.Views;

/// <summary>The tests of tables made from a record, for every database.</summary>
public abstract class RowTableContract
{
    private static readonly RowTable<Parcel> Parcels = new(
        "parcels", [nameof(Parcel.Site), nameof(Parcel.Lot), nameof(Parcel.User)], new RowIndex("weight", "(site, grams) WHERE grams > 0"));

    private static readonly RowWrite<Parcel> Insert = Parcels.Insert();
    private static readonly RowWrite<Parcel> Put = Parcels.Put();

    /// <summary>Every way to sort a list: by one or more columns, ascending, descending, mixed, with missing values.</summary>
    private static readonly RowList<Parcel>[] Lists =
    [
        Parcels.List(RowSort.Up(nameof(Parcel.User)), RowSort.Up(nameof(Parcel.Lot))),
        Parcels.List(RowSort.Down(nameof(Parcel.Grams)), RowSort.Down(nameof(Parcel.User)), RowSort.Down(nameof(Parcel.Lot))),
        Parcels.List(RowSort.Down(nameof(Parcel.Grams)), RowSort.Up(nameof(Parcel.User)), RowSort.Up(nameof(Parcel.Lot))),
        Parcels.List(RowSort.Up(nameof(Parcel.PackedAt)), RowSort.Up(nameof(Parcel.User)), RowSort.Up(nameof(Parcel.Lot))),
        Parcels.List(RowSort.Down(nameof(Parcel.PackedAt)), RowSort.Up(nameof(Parcel.Kind)), RowSort.Up(nameof(Parcel.User)), RowSort.Up(nameof(Parcel.Lot))),
    ];

    private enum Kind
    {
        Box,
        LongTube,
    }

    [Fact]
    public async Task A_row_is_read_as_it_was_written()
    {
        var random = new Random(1);
        await using var views = await FilledAsync(Parcels.Schema);
        var written = Enumerable.Range(0, 300).Select(i => Parcel.Random(random, i)).ToDictionary(static row => (row.Lot, row.User));
        await views.WriteAsync(transaction => Insert.RunAsync(written.Values, transaction));

        var read = await Lists[0].ReadAsync(views, new());

        Assert.Equal(written.Count, read.Length);
        Assert.All(read, row => Assert.Equal(written[(row.Lot, row.User)], row));
        Assert.Contains(read, static row => row is { Lot: null, Packed: null, PackedAt: null, Grams: null, Second: null });
        Assert.Contains(read, static row => row is { Lot: not null, Packed: not null, PackedAt: not null, Grams: not null, Second: not null, Closed: true });
    }

    [Fact]
    public async Task Pages_are_the_whole_list_in_order_and_nothing_comes_twice()
    {
        var random = new Random(2);
        await using var views = await FilledAsync(Parcels.Schema);
        var written = Enumerable.Range(0, 200).Select(i => Parcel.Random(random, i)).ToList();
        await views.WriteAsync(transaction => Insert.RunAsync(written, transaction));
        foreach (var list in Lists)
        {
            var whole = await list.ReadAsync(views, new());
            foreach (var limit in (int[])[1, 7, 50, 199, 200, 201])
                Assert.Equal(whole, await PagesAsync(views, list, limit, new()));

            var some = new RowFilter().Where($"kind = {Kind.LongTube}");
            Assert.Equal(whole.Where(static row => row.Kind is Kind.LongTube), await PagesAsync(views, list, 3, some));
        }

        Assert.Equal(
            written.Select(static row => row.PackedAt?.ToUnixTimeMilliseconds() ?? long.MaxValue).Order(),
            (await Lists[3].ReadAsync(views, new())).Select(static row => row.PackedAt?.ToUnixTimeMilliseconds() ?? long.MaxValue));
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_though_rows_come_and_go()
    {
        var list = Parcels.List(RowSort.Up(nameof(Parcel.User)));
        await using var views = await FilledAsync(Parcels.Schema);
        var rows = Enumerable.Range(0, 6).Select(static i => Parcel.Plain with { User = $"u{i}" }).ToList();
        await views.WriteAsync(transaction => Insert.RunAsync(rows, transaction));
        var first = await list.PageAsync(views, new(), new(3));
        await views.WriteAsync(transaction => Parcels.Delete<Parcel>().RunAsync([rows[1], rows[2], rows[4]], transaction));
        await views.WriteAsync(transaction => Insert.RunAsync([Parcel.Plain with { User = "u0a" }], transaction));

        var second = await list.PageAsync(views, new(), new(3, first.Next));

        Assert.Equal(["u3", "u5"], second.Rows.Select(static row => row.User));
        Assert.Null(second.Next);
    }

    /// <summary>Only the record differs: the same code writes, reads and lists it.</summary>
    [Fact]
    public async Task A_new_column_is_one_edit()
    {
        await TravelsAsync(new RowTable<Before>("tours", [nameof(Before.Tour)]), new("T1", 4));
        await TravelsAsync(new RowTable<After>("tours_after", [nameof(After.Tour)]), new("T1", 4, "Anna"));
    }

    [Fact]
    public async Task A_row_that_is_there_stays_is_replaced_or_is_merged()
    {
        await using var views = await FilledAsync(Parcels.Schema);
        var (row, other) = (Parcel.Plain with { Grams = 5 }, Parcel.Plain with { Grams = null, Count = 7, Kind = Kind.LongTube });
        await views.WriteAsync(transaction => Insert.RunAsync([row, other], transaction));
        Assert.Equal(row, await OnlyAsync(views));

        var merging = Parcels.Put((nameof(Parcel.Grams), Merge.IfGiven), (nameof(Parcel.Count), Merge.Add), (nameof(Parcel.Kind), Merge.Keep));
        await views.WriteAsync(transaction => merging.RunAsync([other], transaction));
        Assert.Equal(row with { Count = row.Count + 7 }, await OnlyAsync(views));

        await views.WriteAsync(transaction => Put.RunAsync([other], transaction));
        Assert.Equal(other, await OnlyAsync(views));
    }

    [Fact]
    public async Task A_part_changes_its_columns_only_and_null_only_where_a_column_may_be_null()
    {
        await using var views = await FilledAsync(Parcels.Schema);
        await views.WriteAsync(transaction => Insert.RunAsync([Parcel.Plain with { Grams = 5, Count = 2 }], transaction));
        var update = Parcels.Update<Change>((nameof(Change.Count), Merge.Add));

        await views.WriteAsync(transaction => update.RunAsync([new("S", null, "u", null, null, 3)], transaction));
        Assert.Equal(Parcel.Plain with { Grams = null, Count = 5 }, await OnlyAsync(views));

        await views.WriteAsync(transaction => update.RunAsync([new("S", null, "u", Kind.LongTube, 8, 0)], transaction));
        Assert.Equal(Parcel.Plain with { Grams = 8, Count = 5, Kind = Kind.LongTube }, await OnlyAsync(views));
        Assert.Equal(new Change("S", null, "u", Kind.LongTube, 8, 5), Assert.Single(await Parcels.List<Change>().ReadAsync(views, new())));
    }

    [Fact]
    public async Task A_part_makes_a_row_of_which_what_is_not_given_is_nothing()
    {
        var table = new RowTable<After>("tours", [nameof(After.Tour)]);
        await using var views = await FilledAsync(table.Schema);
        var put = table.Put<Halt>((nameof(Halt.Stops), new Merge(static (old, given) => $"CASE WHEN @Twice = 1 THEN {old} + 2 ELSE COALESCE({given}, {old}) END")));
        var list = table.List(RowSort.Up(nameof(After.Tour)));

        await views.WriteAsync(transaction => put.RunAsync([new("A", null, 0), new("B", 3, 0)], transaction));
        Assert.Equal([new("A", 0, null), new("B", 3, null)], await list.ReadAsync(views, new()));
        await views.WriteAsync(transaction => put.RunAsync([new("A", 5, 1), new("B", null, 0)], transaction));
        Assert.Equal([new("A", 2, null), new("B", 3, null)], await list.ReadAsync(views, new()));
    }

    [Fact]
    public async Task Rows_are_removed_by_their_key_by_other_columns_and_on_a_condition()
    {
        await using var views = await FilledAsync(Parcels.Schema);
        Parcel[] rows = [Parcel.Plain, Parcel.Plain with { Lot = "L" }, Parcel.Plain with { User = "v", Count = 0 }];
        await views.WriteAsync(transaction => Insert.RunAsync(rows, transaction));

        await views.WriteAsync(transaction => Parcels.Delete<Parcel>(onlyIf: "count = 0").RunAsync(rows, transaction));
        Assert.Equal(["u", "u"], (await Lists[0].ReadAsync(views, new())).Select(static row => row.User));
        await views.WriteAsync(transaction => Parcels.Delete<Parcel>().RunAsync([rows[0]], transaction));
        Assert.Equal("L", (await OnlyAsync(views)).Lot);
        await views.WriteAsync(transaction => Parcels.Delete<Parcel>([nameof(Parcel.Site)]).RunAsync([rows[0]], transaction));
        Assert.Empty(await Lists[0].ReadAsync(views, new()));
    }

    [Fact]
    public async Task A_filter_takes_lists_and_leaves_out_what_is_not_given()
    {
        await using var views = await FilledAsync(Parcels.Schema);
        await views.WriteAsync(transaction => Insert.RunAsync(Enumerable.Range(0, 5).Select(static i => Parcel.Plain with { User = $"{i}" }), transaction));
        string? absent = null;
        string[] some = ["1", "3", "' OR 1 = 1"], none = [];

        Assert.Equal(["1", "3"], await UsersAsync(new RowFilter().Where($"\"user\" IN {some}").WhereGiven($"lot = {absent}")));
        Assert.Empty(await UsersAsync(new RowFilter().Where($"\"user\" IN {none}")));
        Assert.Empty(await UsersAsync(new RowFilter().Where($"closed = {true} OR packed_at > {DateTimeOffset.UnixEpoch}")));
        Assert.Throws<ArgumentException>(() => new RowFilter().Where($"lot = {absent}"));

        async Task<IEnumerable<string>> UsersAsync(RowFilter filter) => (await Lists[0].ReadAsync(views, filter)).Select(static row => row.User);
    }

    [Fact]
    public async Task A_row_that_is_all_key_is_there_once()
    {
        var table = new RowTable<Mark>("marks", [nameof(Mark.Name), nameof(Mark.Lot)]);
        await using var views = await FilledAsync(table.Schema);
        await views.WriteAsync(transaction => table.Put().RunAsync([new("A", null), new("A", null), new("A", "L")], transaction));
        Assert.Equal([new("A", null), new("A", "L")], await table.List(RowSort.Up(nameof(Mark.Lot))).ReadAsync(views, new()));
    }

    [Fact]
    public async Task A_list_of_texts_is_a_column_and_what_is_no_column_stays_out()
    {
        var table = new RowTable<Crew>("crews", [nameof(Crew.Name)]);
        await using var views = await FilledAsync(table.Schema);
        await views.WriteAsync(transaction => table.Put().RunAsync([new("A", ["fork lift", "cold"], "seen"), new("B", [], null)], transaction));
        var read = await table.List(RowSort.Up(nameof(Crew.Name))).ReadAsync(views, new());
        Assert.Equal([["fork lift", "cold"], []], read.Select(static crew => crew.Skills));
        Assert.All(read, static crew => Assert.Null(crew.Joined));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("nonsense")]
    [InlineData("W10")]
    [InlineData("WyJhIiwiYiJd")]
    [InlineData("WzEsMiwzXQ")]
    [InlineData("WzEsIngiLCJcdTAwMDAiXQ")]
    public void What_is_no_cursor_of_a_list_is_none(string text) => Assert.Null(Lists[1].ReadCursor(text));

    [Fact]
    public void What_does_not_fit_a_table_is_refused_when_it_is_set_up()
    {
        Assert.Throws<ArgumentException>(() => Parcels.Update<Before>());
        Assert.Throws<ArgumentException>(() => new RowTable<Parcel>("p", [nameof(Parcel.Grams)]));
        Assert.Throws<ArgumentException>(() => new RowTable<Odd>("odd", [nameof(Odd.Key)]));
        Assert.Throws<ArgumentException>(() => Parcels.List(RowSort.Up(nameof(Parcel.Second))));
        Assert.Throws<ArgumentException>(() => new RowWrite<Before>("UPDATE tours SET stops = @Halts"));
    }

    private protected abstract Task<RowViews> OpenAsync();

    private async Task<RowViews> FilledAsync(string schema)
    {
        var views = await OpenAsync();
        await views.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(schema, transaction: transaction));
        await views.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(schema, transaction: transaction));
        return views;
    }

    private static async Task<Parcel> OnlyAsync(IViews views) => Assert.Single(await Lists[0].ReadAsync(views, new()));

    private static async Task<List<Parcel>> PagesAsync(IViews views, RowList<Parcel> list, int limit, RowFilter filter)
    {
        var all = new List<Parcel>();
        for (var page = await list.PageAsync(views, filter, new(limit)); ;)
        {
            all.AddRange(page.Rows);
            if (page.Next is null) return all;
            Assert.Equal(limit, page.Rows.Length);
            page = await list.PageAsync(views, filter, new(limit, list.ReadCursor(page.Next.ToString())!));
        }
    }

    private async Task TravelsAsync<TRow>(RowTable<TRow> table, TRow row)
        where TRow : class
    {
        await using var views = await FilledAsync(table.Schema);
        await views.WriteAsync(transaction => table.Put().RunAsync([row], transaction));
        Assert.Equal(row, Assert.Single((await table.List(RowSort.Up("Tour")).PageAsync(views, new(), new(10))).Rows));
    }

    private sealed record Before(string Tour, int Stops);

    private sealed record After(string Tour, int Stops, string? Driver);

    private sealed record Crew(string Name, IReadOnlyList<string> Skills, [property: NotMapped] string? Joined)
    {
        public string Title => $"Crew {Name}";
    }

    private sealed record Mark(string Name, string? Lot);

    private sealed record Halt(string Tour, int? Stops, [property: NotMapped] int Twice);

    private sealed record Odd(string Key, Uri Nowhere);

    private sealed record Change(string Site, string? Lot, string User, Kind? Kind, long? Grams, int Count);

    /// <summary>Has every type that a column can hold, with and without a value.</summary>
    private sealed record Parcel(
        string Site, string? Lot, string User, string Text, Kind Kind, Kind? Second, int Count, long? Grams, bool Closed, DateOnly? Packed, DateTimeOffset At,
        DateTimeOffset? PackedAt)
    {
        public static readonly Parcel Plain = new("S", null, "u", "", Kind.Box, null, 1, null, false, null, DateTimeOffset.UnixEpoch, null);

        public static Parcel Random(Random random, int i) => new(
            "S", Maybe(random, $"L{random.Next(5)}"), $"ü'{i}", new string((char)random.Next(1, 0xD7FF), random.Next(3)), Choice(random),
            MaybeValue(random, Choice(random)), random.Next(int.MinValue, int.MaxValue), MaybeValue<long>(random, random.Next(3)), random.Next(2) == 0,
            MaybeValue(random, DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber))),
            DateTimeOffset.UnixEpoch.AddMilliseconds(random.NextInt64(-1_000_000_000_000, 10_000_000_000_000)),
            MaybeValue(random, DateTimeOffset.UnixEpoch.AddDays(random.Next(3))));

        private static Kind Choice(Random random) => (Kind)random.Next(2);

        private static string? Maybe(Random random, string value) => random.Next(2) == 0 ? null : value;

        private static T? MaybeValue<T>(Random random, T value)
            where T : struct => random.Next(2) == 0 ? null : value;
    }
}
