using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Counts of a holder: pure, shared by locations and containers.</summary>
internal static class Counts
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <summary>Its units with serial numbers have changed since they were asked for: to be asked for again.</summary>
    public const string NotClaimed = "serial_not_claimed";

    private static Refusal Unknown { get; } = Refusal.NotFound("unknown_count", "There is no such count.");

    public static Decision<HolderEvent> Open(Holding holding, CountMemory memory, OpenCount command, DateTimeOffset now)
    {
        if (memory.Find(command.Count) is not null) return Decision<HolderEvent>.Nothing;
        if (command.At > now + ClocksDiffer) return Refusal.Invalid("in_the_future", "at", "Nobody has counted that yet.");
        if (command.At < memory.Since || command.At < now - CountMemory.Kept)
            return Refusal.Invalid("too_long_ago", "at", "What was there then is not known any more: count again.");
        if (memory.Counts.Any(known => known.IsAccepted && known.At >= command.At && known.Scope.Meets(command.Scope)))
            return Refusal.Conflict("newer_count", "A newer count of it is accepted already.");
        if (memory.Counts.Count(static known => !known.IsAccepted) >= CountMemory.MostCounts)
            return Refusal.Conflict("too_many_counts", "So many counts of it wait already: accept them first.");

        var keys = holding.Contents.Keys.Concat(memory.Recent.Where(change => change.At > command.At).Select(static change => change.Key))
            .Where(command.Scope.Holds)
            .Concat(command.Counted.Select(static goods => goods.Key))
            .Distinct();
        return new CountOpened(command.Count, command.Scope, command.At,
        [
            .. keys.Order(StockOrder.Instance).Select(Line),
        ]);

        CountLine Line(StockKey key)
        {
            var counted = command.Counted.Where(goods => goods.Key == key).Sum(static goods => goods.Quantity);
            var line = new CountLine(key, counted, holding[key].Quantity - memory.ChangedSince(key, command.At));
            return memory.ArrivedSince(key, command.At) > 0 ? line.Arrived() : line;
        }
    }

    /// <summary>The units with serial numbers that acceptance would bring into the house.</summary>
    public static ImmutableArray<StockKey> Findings(CountMemory memory, string name) => memory.Find(name) is { IsAccepted: false } count
        ? [.. News(memory, count).Where(static goods => goods is { Quantity: > 0, Key.Serial: not null }).Select(static goods => goods.Key)]
        : [];

    /// <summary>The books become what was counted, as of its instant; nothing of it is in doubt any more. Where units are missing, those go
    /// first that are in doubt, then free ones, then those of plans, which are told. What a newer count has settled stays as it is.</summary>
    public static Decision<HolderEvent> Accept(Place place, Holding holding, CountMemory memory, AcceptCount command)
    {
        if (memory.Find(command.Count) is not { } count) return Unknown;
        if (count.IsAccepted) return Decision<HolderEvent>.Nothing;
        if (Findings(memory, command.Count).Except(command.Claimed).FirstOrDefault() is { } unclaimed)
            return Refusal.Conflict(NotClaimed, $"'{unclaimed.Serial}' may be elsewhere in the house.");

        var draft = new HoldingDraft(place, holding);
        foreach (var key in holding.Contents.Keys.Where(count.Scope.Holds).Where(key => IsNews(memory, count, key)))
            draft.Doubt(key, -holding[key].InDoubt);
        ImmutableArray<Goods> differences = [.. News(memory, count)];
        foreach (var (key, difference) in differences)
        {
            if (difference > 0)
            {
                draft.Add(key, difference);
                continue;
            }

            var missing = Math.Min(-difference, draft.Holding[key].Quantity);
            draft.Free(key, missing);
            draft.Remove(key, missing);
        }

        return draft.Into(new StockCounted(count.Count, count.Scope, count.At, differences));
    }

    private static IEnumerable<Goods> News(CountMemory memory, KnownCount count) =>
        count.Differences.Where(goods => IsNews(memory, count, goods.Key));

    private static bool IsNews(CountMemory memory, KnownCount count, StockKey key) => !memory.IsCountedAfter(key, count.At);
}
