using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>
/// What a holder remembers for counts. A count is of an instant, and scans may come later than it: one that was made before a count but
/// is heard after it was counted already. While the count is open it is added to the books of that instant; afterwards it explains
/// a part of the count's difference, and is not booked a second time.
/// </summary>
/// <param name="Recent">What has changed lately, by when it happened: for counts that are told of later.</param>
/// <param name="Since">What happened before is not remembered.</param>
public sealed record CountMemory(ImmutableArray<KnownCount> Counts, ImmutableArray<RecentChange> Recent, DateTimeOffset Since)
{
    private const int MostRecent = 64;

    /// <summary>As many counts of a holder are remembered at most: those that are accepted go first.</summary>
    public const int MostCounts = 32;

    /// <summary>For how long a count is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static CountMemory Empty { get; } = new([], [], DateTimeOffset.MinValue);

    /// <summary>The keys that accepted counts have found or missed units of that no scan has told of.</summary>
    [JsonIgnore]
    public IEnumerable<StockKey> Unexplained => Counts.SelectMany(static count => count.Unexplained).Select(static goods => goods.Key).Distinct();

    public KnownCount? Find(string count) => Counts.FirstOrDefault(known => known.Count == count);

    /// <summary>How much less the books held at an instant than they hold now, or (below 0) more.</summary>
    public long ChangedSince(StockKey key, DateTimeOffset instant) =>
        Recent.Where(change => change.At > instant && change.Key == key).Sum(static change => change.Quantity);

    /// <summary>Of units that were taken at an instant, those that later counts have missed already.</summary>
    public ImmutableArray<CountPart> Missed(StockKey key, DateTimeOffset? at, long quantity) => Explain(key, at, quantity, -1);

    /// <summary>Of units that were put down at an instant, those that later counts have found already.</summary>
    public ImmutableArray<CountPart> Found(StockKey key, DateTimeOffset? at, long quantity) => Explain(key, at, quantity, 1);

    /// <summary>Whether somebody has counted since.</summary>
    public bool IsCountedAfter(StockKey key, DateTimeOffset? at) =>
        at is { } instant && Counts.Any(count => count.IsAccepted && count.At > instant && count.Scope.Holds(key));

    /// <summary>Units that somebody missed after an instant: of what was taken then and is told of later, these are meant.</summary>
    public long MissedSince(StockKey key, DateTimeOffset? instant) => instant is { } made
        ? Recent.Where(change => change.At > made && change.Key == key).Sum(static change => change.Doubted)
        : 0;

    /// <summary>Units that came after an instant.</summary>
    public long ArrivedSince(StockKey key, DateTimeOffset instant) =>
        Recent.Where(change => change.At > instant && change.Key == key && change.Quantity > 0).Sum(static change => change.Quantity);

    /// <summary>The holders that got some of a SKU from here after an instant.</summary>
    public IEnumerable<string> GoneTo(SkuId sku, DateTimeOffset instant) => Recent
        .Where(change => change.At > instant && change.Key.Sku == sku)
        .Select(static change => change.To)
        .OfType<string>();

    public CountMemory Apply(HolderEvent @event, DateTimeOffset at)
    {
        var memory = @event switch
        {
            CountOpened opened => this with { Counts = Counts.Add(KnownCount.Of(opened)) },
            StockCounted counted => With(counted.Count, known => known with { IsAccepted = true, Unexplained = counted.Differences }),
            GoodsPut put => Explained(put.Counted, -1),
            GoodsTaken taken => Explained(taken.Counted, 1),
            _ => this,
        };
        // A device whose clock is ahead has not seen what is still to come.
        var when = When(@event) is { } seen && seen < at ? seen : at;
        var to = @event is GoodsTaken { Transfer: true, To: { } holder } ? holder.Code : null;
        foreach (var change in @event.Changes)
            if (change is not { Quantity: 0, InDoubt: 0 }) memory = memory.Change(change, when, to);
        return memory.Trim(at, (@event as StockCounted)?.Count);
    }

    private static DateTimeOffset? When(HolderEvent @event) => @event switch
    {
        GoodsPut put => put.At,
        GoodsTaken taken => taken.At,
        StockCounted counted => counted.At,
        StockDoubted doubted => doubted.At,
        _ => null,
    };

    private ImmutableArray<CountPart> Explain(StockKey key, DateTimeOffset? at, long quantity, int sign)
    {
        if (at is not { } instant || Counts.IsEmpty) return [];
        var parts = ImmutableArray.CreateBuilder<CountPart>();
        foreach (var count in Counts)
        {
            var left = count.At > instant ? sign * (count.Unexplained.FirstOrDefault(goods => goods.Key == key)?.Quantity ?? 0) : 0;
            var part = Math.Min(left, quantity);
            if (part <= 0) continue;
            parts.Add(new(count.Count, key, part));
            quantity -= part;
        }

        return parts.ToImmutable();
    }

    private CountMemory Explained(ImmutableArray<CountPart> parts, int sign) => parts.Aggregate(this, (memory, part) => memory.With(
        part.Count,
        known => known with
        {
            Unexplained =
            [
                .. known.Unexplained
                    .Select(goods => goods.Key == part.Key ? goods with { Quantity = goods.Quantity + (sign * part.Quantity) } : goods)
                    .Where(static goods => goods.Quantity != 0),
            ],
        }));

    private CountMemory Change(ContentChange change, DateTimeOffset when, string? to) => this with
    {
        Recent = Recent.Add(new(when, change.Key, change.Quantity, to) { Doubted = change.Quantity == 0 ? Math.Max(0, change.InDoubt) : 0 }),
        Counts = change.Quantity == 0 ? Counts : [.. Counts.Select(count => count.IsAccepted ? count : count.At > when ? count.Heard(change) : count.Since(change))],
    };

    private CountMemory With(string count, Func<KnownCount, KnownCount> change) =>
        this with { Counts = [.. Counts.Select(known => known.Count == count ? change(known) : known)] };

    /// <param name="told">The count that this is about: it is remembered a while longer, for the answer.</param>
    private CountMemory Trim(DateTimeOffset now, string? told)
    {
        var memory = this;
        if (Counts.Length > MostCounts || Counts.Any(IsOld))
        {
            var kept = Counts.Where(count => !IsOld(count) || count.Count == told);
            memory = memory with { Counts = [.. kept.OrderBy(count => count.IsAccepted && count.Count != told ? 0 : 1).TakeLast(MostCounts)] };
        }

        bool IsOld(KnownCount count) => count.At < now - Kept;

        return Recent.Length <= MostRecent
            ? memory
            : memory with { Recent = Recent.RemoveAt(0), Since = Recent[0].At > Since ? Recent[0].At : Since };
    }
}

/// <param name="At">When it happened.</param>
/// <param name="To">The holder that got the goods, where one of the site did.</param>
public sealed record RecentChange(DateTimeOffset At, StockKey Key, long Quantity, string? To = null)
{
    /// <summary>Units that were there by the books, and that somebody did not find.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Doubted { get; init; }
}

/// <param name="Unexplained">Once it is accepted: of what it missed (below 0) or found, what no late scan has told of yet.</param>
public sealed record KnownCount(
    string Count, CountScope Scope, DateTimeOffset At, ImmutableArray<CountLine> Lines, bool IsAccepted, ImmutableArray<Goods> Unexplained)
{
    [JsonIgnore]
    public IEnumerable<Goods> Differences => Lines
        .Select(static line => new Goods(line.Key, line.Counted - line.Books))
        .Where(static goods => goods.Quantity != 0);

    public static KnownCount Of(CountOpened opened) => new(opened.Count, opened.Scope, opened.At, opened.Lines, false, []);

    /// <summary>The books at its instant were others than it was thought.</summary>
    public KnownCount Heard(ContentChange change)
    {
        if (!Scope.Holds(change.Key)) return this;
        var known = Lines.FirstOrDefault(line => line.Key == change.Key);
        return this with
        {
            Lines = known is null
                ? Lines.Add(new(change.Key, 0, change.Quantity))
                : Lines.Replace(known, known with { Books = known.Books + change.Quantity }),
        };
    }

    /// <summary>Something has come, or gone, since its instant: only where a very unit comes that was seen before does that concern
    /// it.</summary>
    public KnownCount Since(ContentChange change) =>
        change is { Quantity: > 0, Key.Serial: not null } && Lines.FirstOrDefault(line => line.Key == change.Key) is { } known
            ? this with { Lines = Lines.Replace(known, known.Arrived()) }
            : this;

    public CountView View() => new(
        Count, Scope, At, Lines.Sum(static line => line.Counted), Lines.Sum(static line => line.Books), IsAccepted);
}

internal static class CountScopes
{
    /// <summary>Of a SKU, whatever can be seen to be of it: lots where one is counted, conditions in any case.</summary>
    public static bool Holds(this CountScope scope, StockKey key) =>
        key.Sku == scope.Sku && (scope.Lot is null || scope.Lot == key.Lot);

    /// <summary>Whether something may be of both.</summary>
    public static bool Meets(this CountScope one, CountScope other) =>
        one.Sku == other.Sku && (one.Lot is null || other.Lot is null || one.Lot == other.Lot);
}
