using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What people do to a location's goods by hand, moves and adjustments: pure.</summary>
public static class Corrections
{
    public static Decision<HolderEvent> Move(LocationState state, LocationId here, MoveGoods command)
    {
        if (command.Goods.Quantity <= 0) return Refusal.Invalid("invalid_quantity", "quantity", "At least 1.");
        if (Unknown(state)) return Refusal.Invalid("unknown_location", "from", $"There is no location {here.Code}.");
        if (command.To.Holder == Holder.At(here)) return Refusal.Invalid("same_location", "to", "The goods are there already.");
        if (command.To.Holder.Site != here.Site) return Refusal.Invalid("other_site", "to", "Goods move within a site.");

        var draft = new HoldingDraft(state.Place, state.Holding);
        var counted = Missed(state, command);
        var taken = Take(draft, state.Memory, command, counted, plan => plan.Kind is PlanKind.PutAway || MayCut(command, plan));
        var rest = command.Goods.Quantity - taken.Sum(static goods => goods.Quantity);
        if (rest > 0) return Lacking(state, here, command, command.Goods.Quantity - rest);

        var to = Place.Of(command.To);
        return draft.Into(new GoodsTaken(
            command.Reference,
            true,
            command.To.Holder,
            [.. taken.Select(goods => Arriving(to.Arriving(goods.Key, state.Place), goods.Quantity))],
            StockReason.Move,
            command.Note,
            null,
            command.At)
        {
            Counted = counted,
        });

        PlacedGoods Arriving(StockKey key, long quantity) => new(key, quantity, As: to.BucketOf(key, null));
    }

    /// <summary>The pick tasks that would lose goods by a move.</summary>
    public static ImmutableArray<TaskId> InTheWay(LocationState state, MoveGoods command)
    {
        var draft = new HoldingDraft(state.Place, state.Holding);
        var tasks = new List<TaskId>();
        Take(draft, state.Memory, command, Missed(state, command), plan =>
        {
            if (plan.Task is { } task) tasks.Add(task);
            return plan.Kind is PlanKind.PutAway or PlanKind.Pick;
        });
        return [.. tasks.Distinct()];
    }

    /// <summary>A count accepted at once: a loss is of what is in doubt first, then of free units, then of those of plans.</summary>
    public static Decision<HolderEvent> Adjust(LocationState state, LocationId here, AdjustGoods command)
    {
        if (command.Quantity is 0 or long.MinValue) return Refusal.Invalid("invalid_quantity", "quantity", "Above or below 0.");
        if (Unknown(state)) return Refusal.Invalid("unknown_location", "location", $"There is no location {here.Code}.");

        var draft = new HoldingDraft(state.Place, state.Holding);
        if (command.Quantity > 0) Find(draft, state.Holding, command);
        else if (Lose(draft, command) is var lost && lost < -command.Quantity) return NotEnough(command.Key.Sku, lost, here);
        return draft.Into(new StockAdjusted(command.Reference, command.Key, command.Quantity, command.Reason, command.Note));
    }

    private static void Find(HoldingDraft draft, Holding holding, AdjustGoods command)
    {
        if (command.Serials.IsEmpty) draft.Add(StockSelection.Found(holding, command.Key), command.Quantity, command.Size);
        foreach (var serial in command.Serials) draft.Add(command.Key with { Serial = serial }, 1, command.Size);
    }

    private static long Lose(HoldingDraft draft, AdjustGoods command)
    {
        var rest = -command.Quantity;
        var keys = StockSelection.Keys(draft.Holding, command.Key, command.Serials);
        foreach (var key in keys) rest -= Drop(Math.Min(rest, draft.Holding[key].InDoubt), units => draft.RemoveDoubted(key, units));
        foreach (var key in keys) rest -= Drop(Math.Min(rest, draft.Holding[key].Free), units => draft.Remove(key, units));
        foreach (var key in keys)
        {
            rest -= Drop(Math.Min(rest, draft.Holding[key].Quantity), units =>
            {
                draft.Free(key, units);
                draft.Remove(key, units);
            });
        }

        return -command.Quantity - rest;
    }

    private static long Drop(long units, Action<long> drop)
    {
        if (units > 0) drop(units);
        return units;
    }

    /// <summary>Of what was moved at an instant, what later counts have missed already.</summary>
    private static ImmutableArray<CountPart> Missed(LocationState state, MoveGoods command)
    {
        var parts = ImmutableArray.CreateBuilder<CountPart>();
        var rest = command.Goods.Quantity;
        foreach (var key in state.Memory.Unexplained.Where(key => StockSelection.Matches(key, command.Goods.Key)))
        {
            var some = state.Memory.Missed(key, command.At, rest);
            parts.AddRange(some);
            rest -= some.Sum(static part => part.Quantity);
        }

        return parts.ToImmutable();
    }

    /// <summary>Takes what counts have missed, then what somebody has missed since, then free units, then those in doubt (somebody has them in
    /// his hand), then those of plans that may be cut.</summary>
    private static List<Goods> Take(
        HoldingDraft draft, CountMemory memory, MoveGoods command, ImmutableArray<CountPart> counted, Func<Plan, bool> mayCut)
    {
        var taken = counted.Select(static part => new Goods(part.Key, part.Quantity)).ToList();
        var rest = command.Goods.Quantity - taken.Sum(static goods => goods.Quantity);
        var keys = StockSelection.Keys(draft.Holding, command.Goods.Key, command.Serials);
        foreach (var key in keys) Take(key, Math.Min(draft.Holding[key].InDoubt, memory.MissedSince(key, command.At)), units => draft.RemoveDoubted(key, units));
        foreach (var key in keys) Take(key, draft.Holding[key].Free, units => draft.Remove(key, units));
        foreach (var key in keys) Take(key, draft.Holding[key].InDoubt, units => draft.RemoveDoubted(key, units));
        foreach (var key in keys)
        {
            foreach (var (name, allocation) in draft.ByPatience(key))
            {
                if (rest == 0 || !mayCut(allocation.Plan)) continue;
                Take(key, allocation.Of(key), units =>
                {
                    draft.Cut(name, key, units);
                    draft.Remove(key, units);
                });
            }
        }

        return [.. taken.GroupBy(static goods => goods.Key).Select(static same => new Goods(same.Key, same.Sum(static goods => goods.Quantity)))];

        void Take(StockKey key, long there, Action<long> take)
        {
            var units = Math.Min(rest, there);
            if (units <= 0) return;
            take(units);
            taken.Add(new(key, units));
            rest -= units;
        }
    }

    private static bool MayCut(MoveGoods command, Plan plan) =>
        plan.Kind is PlanKind.Pick && (command.Force || command.MayCut.Contains(plan.Task!.Value));

    private static Refusal Lacking(LocationState state, LocationId here, MoveGoods command, long free)
    {
        var allocated = StockSelection.Keys(state.Holding, command.Goods.Key, command.Serials)
            .SelectMany(state.Holding.AllocationsOf)
            .Select(static pair => pair.Value.Plan.Kind)
            .ToHashSet();
        if (allocated.Contains(PlanKind.Pick))
            return Refusal.Conflict("allocated", $"Only {free} of {command.Goods.Key.Sku.Code} at {here.Code} are not in somebody's hands.");
        return allocated.Contains(PlanKind.Receipt)
            ? Refusal.Conflict("not_confirmed", "The merchant has not confirmed the delivery: until then its goods stay where they are.")
            : NotEnough(command.Goods.Key.Sku, free, here);
    }

    private static bool Unknown(LocationState state) => state.Definition is null && state.Holding.Contents.IsEmpty;

    private static Refusal NotEnough(SkuId sku, long there, LocationId here) =>
        Refusal.Invalid("not_enough_stock", "quantity", $"Only {there} of {sku.Code} are free at {here.Code}.");
}
