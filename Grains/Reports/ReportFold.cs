using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>Computes reports from counted rows: pure.</summary>
/// <param name="periods">The periods that get a row even if nothing happened in them.</param>
public sealed class ReportFold(ReportFilter filter, ReportCalendar calendar, IReadOnlyList<string> periods)
{
    /// <summary>The age groups, in days.</summary>
    private static readonly ImmutableArray<(long From, long? To)> Ages = [(0, 30), (31, 60), (61, 90), (91, 180), (181, 365), (366, null)];

    public Report<OrdersBySourceRow> OrdersBySource(IReadOnlyList<OrderCount> counts)
    {
        // A merchant has one currency, but may have had another before. Orders without a price are counted with its other orders.
        var known = counts.Where(row => row.Currency is not null).GroupBy(row => row.Merchant).ToDictionary(same => same.Key, same => same.First().Currency);
        string? CurrencyOf(OrderCount row) => row.Currency ?? known.GetValueOrDefault(row.Merchant);
        OrdersBySourceRow Row(string? period, string? merchant, string? channel, IReadOnlyCollection<OrderCount> some)
        {
            var currencies = some.Select(row => row.Currency).OfType<string>().Distinct().ToArray();
            decimal? amount = currencies.Length == 1 ? some.Sum(row => (decimal)row.Amount) / ReportProjection.AmountParts : null;
            return new(
                period, merchant, channel, some.Sum(row => row.Orders), some.Sum(row => row.Units), some.Sum(row => row.Cancelled), amount,
                amount is null ? null : currencies[0]);
        }

        var within = counts.Select(row => (Period: PeriodOf(row), Row: row)).Where(row => row.Period is not null).ToArray();
        return Of(
            within.GroupBy(row => (row.Period, row.Row.Merchant, row.Row.Channel, Currency: CurrencyOf(row.Row)))
                .OrderBy(same => same.Key.Period, StringComparer.Ordinal).ThenBy(same => same.Key.Merchant, StringComparer.Ordinal).ThenBy(same => same.Key.Channel, StringComparer.Ordinal)
                .Select(same => Row(same.Key.Period, same.Key.Merchant, same.Key.Channel, [.. same.Select(row => row.Row)])),
            Row(null, null, null, [.. within.Select(row => row.Row)]));
    }

    public Report<FillRateRow> FillRate(IReadOnlyList<OrderCount> counts) => ByPeriod(counts.Where(row => row.Promised > 0), PeriodOf, (period, some) =>
    {
        var (orders, full, units, filled) = (some.Sum(row => row.Promised), some.Sum(row => row.Full), some.Sum(row => row.PromisedUnits), some.Sum(row => row.Filled));
        return new FillRateRow(period, orders, full, units, filled, Share(filled, units), Share(full, orders));
    });

    public Report<ThroughputRow> Throughput(IReadOnlyList<WorkCount> work, IReadOnlyList<Duration> shipped)
    {
        var left = shipped.ToLookup(one => calendar.PeriodOf(one.At, one.Site));
        return ByPeriod(work, row => calendar.PeriodOf(row.Slot, row.Site), (period, some) => new ThroughputRow(
            period, Units(some, ReportActivity.Received), Units(some, ReportActivity.PutAway), Units(some, ReportActivity.Picked),
            Units(some, ReportActivity.Packed), Units(some, ReportActivity.Shipped), Times(some, ReportActivity.Shipped),
            period is null ? left.Where(same => same.Key is not null).Sum(same => same.Count()) : left[period].Count()));
    }

    public Report<AccuracyRow> Accuracy(IReadOnlyList<WorkCount> work) => ByPeriod(work, row => calendar.PeriodOf(row.Slot, row.Site), (period, some) =>
    {
        var (picked, missing) = (Units(some, ReportActivity.Picked), Units(some, ReportActivity.Short));
        return new AccuracyRow(
            period, Times(some, ReportActivity.Picked), Times(some, ReportActivity.Short), picked, missing, Share(picked, picked + missing),
            Units(some, ReportActivity.CountedOver), Units(some, ReportActivity.CountedUnder));
    });

    public Report<DockToStockRow> DockToStock(IReadOnlyList<Duration> closed) => ByPeriod(closed, PeriodOf, (period, some) =>
        new DockToStockRow(period, some.Length, some.Sum(one => one.Units), Hours.Of(some.Select(one => one.Took))));

    public Report<CycleTimeRow> CycleTime(IReadOnlyList<Duration> shipped) => ByPeriod(shipped, PeriodOf, (period, some) =>
        new CycleTimeRow(period, some.Length, Hours.Of(some.Select(one => one.Took))));

    /// <summary>Assumes first in, first out: what came last is still there.</summary>
    /// <param name="arrivals">The arrivals of what is on hand, by SKU and site, newest first.</param>
    public Report<StockAgeingRow> StockAgeing(IEnumerable<ArrivalCount> arrivals, long today)
    {
        var units = new long[Ages.Length];
        var skus = Ages.Select(_ => new HashSet<(string, string)>()).ToArray();
        foreach (var goods in arrivals.GroupBy(row => (row.Merchant, row.Sku, row.Site)))
        {
            var left = goods.First().OnHand;
            foreach (var arrival in goods)
            {
                var some = Math.Min(left, arrival.Units);
                if (some <= 0) break;
                left -= some;
                var age = AgeOf(today - arrival.Day);
                units[age] += some;
                skus[age].Add((goods.Key.Merchant, goods.Key.Sku));
            }
        }

        var all = units.Sum();
        return Of(
            Ages.Select((age, i) => new StockAgeingRow(age.From, age.To, units[i], skus[i].Count, Share(units[i], all))),
            new(null, null, all, skus.SelectMany(some => some).Distinct().Count(), all == 0 ? null : 1));
    }

    private static int AgeOf(long days) => Math.Max(0, Ages.Select((age, i) => (age, i)).Last(one => days >= one.age.From || one.i == 0).i);

    private string? PeriodOf(OrderCount row) => calendar.PeriodOf(row.Slot * ReportProjection.Slot, row.Site);

    private string? PeriodOf(Duration one) => calendar.PeriodOf(one.At, one.Site);

    private Report<TRow> ByPeriod<TCount, TRow>(IEnumerable<TCount> counts, Func<TCount, string?> periodOf, Func<string?, TCount[], TRow> row)
    {
        var within = counts.Select(one => (Period: periodOf(one), One: one)).Where(one => one.Period is not null).ToLookup(one => one.Period!, one => one.One);
        var all = periods.Union(within.Select(same => same.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Of(all.Select(period => row(period, [.. within[period]])), row(null, [.. within.SelectMany(same => same)]));
    }

    private Report<TRow> Of<TRow>(IEnumerable<TRow> rows, TRow total) => new(filter.From, filter.To, filter.By, [.. rows], total);

    private static long Units(IEnumerable<WorkCount> rows, ReportActivity activity) => rows.Where(row => row.Is(activity)).Sum(row => row.Units);

    private static long Times(IEnumerable<WorkCount> rows, ReportActivity activity) => rows.Where(row => row.Is(activity)).Sum(row => row.Times);

    private static double? Share(long part, long whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}
