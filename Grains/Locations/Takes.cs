using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What becomes of goods that somebody put down or took, by what a holder knows: pure, shared by locations and containers.</summary>
internal static class Takes
{
    public static Decision<HolderEvent> Put(Place place, Holding holding, CountMemory memory, Putting command)
    {
        var draft = new HoldingDraft(place, holding);
        var counted = ImmutableArray.CreateBuilder<CountPart>();
        foreach (var goods in command.Goods)
        {
            var explained = memory.Found(goods.Key, command.At, goods.Quantity);
            counted.AddRange(explained);
            var units = goods.Quantity - explained.Sum(static part => part.Quantity);
            if (units == 0) continue;
            draft.Add(goods.Key, units, goods.Size, goods.InDoubt);
            if (goods.InDoubt) continue;
            if (goods.For is { } line) draft.Grant(line.ToString(), Plan.Line(line), goods.Key, units);
            else if (command.Receipt is { } asn) draft.Grant(command.Reference, Plan.Receipt(asn), goods.Key, units);
        }

        return draft.Into(
            new GoodsPut(command.Reference, command.Goods, command.Transfer, command.Reason, command.PutAway, command.At)
            {
                Counted = counted.ToImmutable(),
                Receipt = command.Receipt,
                Suspects = command.Suspects.IsDefault ? [] : command.Suspects,
                Lost = command.Lost.IsDefault ? [] : command.Lost,
            });
    }

    /// <summary>See <see cref="Taking"/>.</summary>
    public static Decision<HolderEvent> Take(Place place, Holding holding, CountMemory memory, Taking command)
    {
        var draft = new HoldingDraft(place, holding);
        var to = command.To is { } destination ? Place.Of(destination) : (Place?)null;
        var arriving = ImmutableArray.CreateBuilder<PlacedGoods>();
        var counted = ImmutableArray.CreateBuilder<CountPart>();
        foreach (var goods in command.Goods)
        {
            var explained = memory.Missed(goods.Key, command.At, goods.Quantity);
            counted.AddRange(explained);
            var (wanted, surplus, missing) = Take(draft, memory, command, goods, explained.Sum(static part => part.Quantity));
            if (to is not { } there) continue;
            var key = there.Arriving(goods.Key, place);
            Arrive(key, wanted, goods.For);
            Arrive(key, surplus, null);
            if (missing > 0 && !command.OnlyThere) arriving.Add(new(key, missing, InDoubt: true));

            void Arrive(StockKey arrives, long quantity, ForLine? line)
            {
                if (quantity > 0)
                    arriving.Add(new(arrives, quantity, As: there.BucketOf(arrives, line is null ? null : Plan.Line(line)), For: line));
            }
        }

        if (draft.IsEmpty && arriving.Count == 0 && counted.Count == 0) return Decision<HolderEvent>.Nothing;
        return draft.Into(
            new GoodsTaken(
                command.Reference, command.Transfer, command.To?.Holder, arriving.ToImmutable(), command.Reason, null, command.PutAway,
                command.At)
            {
                Counted = counted.ToImmutable(),
                Suspects = Suspects(memory, command.At, arriving),
            });
    }

    /// <summary>What the books do not have here may be where the last of it went after somebody took it.</summary>
    private static ImmutableArray<string> Suspects(CountMemory memory, DateTimeOffset? at, IEnumerable<PlacedGoods> arriving) => at is { } instant
        ? [.. arriving.Where(static goods => goods.InDoubt).SelectMany(goods => memory.GoneTo(goods.Key.Sku, instant)).Distinct(StringComparer.Ordinal)]
        : [];

    /// <param name="explained">Units that a count has missed already: they are gone from here.</param>
    /// <returns>Of the units: for the line, nobody's, and not known here.</returns>
    private static (long Wanted, long Surplus, long Missing) Take(
        HoldingDraft draft, CountMemory memory, Taking command, TakenGoods goods, long explained)
    {
        var (key, quantity) = (goods.Key, goods.Quantity);
        var planned = draft.Use(PlanOf(command, goods), key, quantity);
        // Who looked for them after they were taken did not find them.
        var missed = Math.Min(quantity - explained, Math.Min(draft.Holding[key].InDoubt, memory.MissedSince(key, command.At)));
        draft.RemoveDoubted(key, missed);
        var free = Math.Min(quantity - explained - missed, draft.Holding[key].Free);
        draft.Remove(key, free);
        var doubted = Math.Min(quantity - explained - missed - free, draft.Holding[key].InDoubt);
        draft.RemoveDoubted(key, doubted);
        var others = command.OnlyThere ? 0 : TakeFromOthers(draft, key, quantity - explained - missed - free - doubted);
        var given = explained + missed + free + doubted + others;
        var wanted = goods.For is null ? 0 : Math.Min(planned, given);
        return (wanted, given - wanted, quantity - given);
    }

    /// <summary>Goods that are in somebody's hands are not there for the plans of others: those lose them and are told. What is a line's, or
    /// not confirmed, stays.</summary>
    private static long TakeFromOthers(HoldingDraft draft, StockKey key, long quantity)
    {
        var taken = 0L;
        foreach (var (name, allocation) in draft.ByPatience(key))
        {
            if (allocation.Plan.Kind is PlanKind.Line or PlanKind.Receipt) continue;
            var part = draft.Cut(name, key, quantity - taken);
            draft.Remove(key, part);
            taken += part;
        }

        return taken;
    }

    /// <summary>A line's own units in a container are its plan.</summary>
    private static string? PlanOf(Taking command, TakenGoods goods) => command.Plan ?? goods.For?.ToString();

    public static Decision<HolderEvent> Allocate(Place place, Holding holding, Allocating command)
    {
        if (holding.Allocations.ContainsKey(command.Name)) return Decision<HolderEvent>.Nothing;
        var draft = new HoldingDraft(place, holding);
        foreach (var goods in command.Goods)
        {
            var units = command.Instead is { } instead
                ? draft.Use(instead, goods.Key, goods.Quantity)
                : Math.Min(goods.Quantity, draft.Holding[goods.Key].Free);
            draft.Grant(command.Name, command.Plan, goods.Key, units);
        }

        return draft.IsEmpty ? Decision<HolderEvent>.Nothing : draft.Into(new StockAllocated(command.Name));
    }

    public static Decision<HolderEvent> Deallocate(Place place, Holding holding, string name, long quantity)
    {
        if (!holding.Allocations.TryGetValue(name, out var allocation)) return Decision<HolderEvent>.Nothing;
        var draft = new HoldingDraft(place, holding);
        foreach (var goods in allocation.Left) quantity -= draft.Use(name, goods.Key, quantity);
        return draft.IsEmpty ? Decision<HolderEvent>.Nothing : draft.Into(new StockDeallocated(name));
    }
}
