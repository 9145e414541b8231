using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Counts of a holder: pure, shared by locations and containers.</summary>
internal static class Counts
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

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
            .. keys.Order(StockOrder.Instance).Select(key => new CountLine(
                key,
                command.Counted.Where(goods => goods.Key == key).Sum(static goods => goods.Quantity),
                holding[key].Quantity - memory.ChangedSince(key, command.At))),
        ]);
    }

    /// <summary>The books become what was counted, as of its instant; nothing of it is in doubt any more. Where units are missing, those go
    /// first that are in doubt, then free ones, then those of plans, which are told. What a newer count has settled stays as it is.</summary>
    public static Decision<HolderEvent> Accept(Place place, Holding holding, CountMemory memory, string name)
    {
        if (memory.Find(name) is not { } count) return Unknown;
        if (count.IsAccepted) return Decision<HolderEvent>.Nothing;

        var draft = new HoldingDraft(place, holding);
        foreach (var key in holding.Contents.Keys.Where(count.Scope.Holds).Where(IsNews)) draft.Doubt(key, -holding[key].InDoubt);
        ImmutableArray<Goods> differences = [.. count.Differences.Where(goods => IsNews(goods.Key))];
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

        return draft.Into(new StockCounted(name, count.Scope, count.At, differences));

        bool IsNews(StockKey key) => !memory.IsCountedAfter(key, count.At);
    }
}
