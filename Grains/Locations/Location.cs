using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <param name="Definition">Null for a place where goods lie that nobody has defined.</param>
/// <param name="Version">Of the definition.</param>
/// <param name="Kept">Room for goods on their way here, by put-away.</param>
public sealed record LocationState(
    LocationDefinition? Definition,
    long Version,
    Holding Holding,
    ImmutableSortedDictionary<string, SpaceKept> Kept,
    CountMemory Memory)
{
    public static LocationState Initial { get; } = new(
        null, 0, Holding.Empty, ImmutableSortedDictionary.Create<string, SpaceKept>(StringComparer.Ordinal), CountMemory.Empty);

    [JsonIgnore]
    internal Place Place => Place.Of(Definition);
}

/// <summary>A shelf position: pure.</summary>
public static class Location
{
    /// <summary>What lies there is counted by what the place is now. Where pickers may not take from it any more, their plans are cut.</summary>
    public static Decision<HolderEvent> Define(LocationState state, LocationDefinition definition)
    {
        if (definition.MaxWeightGrams < 0) return Refusal.Invalid("invalid_capacity", "maxWeightGrams", "Not below 0.");
        if (definition.VolumeMm3 < 0) return Refusal.Invalid("invalid_capacity", "volumeMm3", "Not below 0.");
        if (definition == state.Definition) return Decision<HolderEvent>.Nothing;

        var draft = new HoldingDraft(state.Place, state.Holding);
        if (!definition.IsPickable)
        {
            foreach (var (name, allocation) in state.Holding.Allocations)
            {
                if (allocation.Plan.Kind is not PlanKind.Pick) continue;
                foreach (var goods in allocation.Left) draft.Cut(name, goods.Key, goods.Quantity);
            }
        }

        return draft.Into(
            new LocationDefined(definition)
            {
                Turned = [.. state.Kept.Values.Where(kept => !Fits(definition, kept)).Select(static kept => kept.PutAway)],
            },
            Place.Of(definition));
    }

    public static Decision<HolderEvent> KeepSpace(LocationState state, KeepSpace command)
    {
        if (state.Kept.ContainsKey(command.PutAway.Code)) return Decision<HolderEvent>.Nothing;
        return LocationRoom.Refuses(state, command) is { } refusal
            ? refusal
            : new SpaceKept(command.PutAway, command.Goods, command.WeightGrams, command.VolumeMm3);
    }

    public static Decision<HolderEvent> FreeSpace(LocationState state, string putAway) =>
        state.Kept.TryGetValue(putAway, out var kept) ? new SpaceFreed(kept.PutAway) : Decision<HolderEvent>.Nothing;

    /// <summary>Nobody is sent to pick where pickers do not go, whatever the planner knew of the place.</summary>
    public static Decision<HolderEvent> Allocate(LocationState state, Allocating command) =>
        command.Plan.Kind is PlanKind.Pick && state.Definition is not { IsPickable: true }
            ? Decision<HolderEvent>.Nothing
            : Takes.Allocate(state.Place, state.Holding, command);

    /// <summary>What was not found stays on hand, in doubt, and nobody is sent for it. Where somebody has counted since, that count is the
    /// better word; the plans of those who looked have ended all the same.</summary>
    public static Decision<HolderEvent> Doubt(LocationState state, DoubtGoods command)
    {
        var draft = new HoldingDraft(state.Place, state.Holding);
        foreach (var (plan, quantity) in command.Plans) draft.Cut(plan, command.Key, quantity);
        if (!state.Memory.IsCountedAfter(command.Key, command.At))
        {
            if (command.Quantity is { } some) Doubt(draft, command.Key, some);
            else DoubtAll(draft, command.Key.Sku);
        }

        return draft.IsEmpty
            ? Decision<HolderEvent>.Nothing
            : draft.Into(new StockDoubted(command.Reference, command.Key, command.Reason) { At = command.At });

        void DoubtAll(HoldingDraft draft, SkuId sku)
        {
            foreach (var key in draft.Holding.Contents.Keys.Where(key => key.Sku == sku).Order(StockOrder.Instance).ToArray())
            {
                foreach (var (name, allocation) in draft.ByPatience(key))
                    if (allocation.Plan.Kind is not PlanKind.Receipt) draft.Cut(name, key, long.MaxValue);
                Doubt(draft, key, long.MaxValue);
            }
        }

        // What came after somebody looked he cannot have missed.
        void Doubt(HoldingDraft draft, StockKey key, long quantity)
        {
            var (content, since) = (draft.Holding[key], command.At is { } at ? state.Memory.ArrivedSince(key, at) : 0);
            draft.Doubt(key, Math.Max(0, Math.Min(quantity, Math.Min(content.Free, content.Quantity - content.InDoubt - since))));
        }
    }

    public static LocationState Evolve(LocationState state, HolderEvent @event, DateTimeOffset at)
    {
        var next = state with { Holding = state.Holding.Apply(@event), Memory = state.Memory.Apply(@event, at) };
        return @event switch
        {
            LocationDefined defined => next with { Definition = defined.Definition, Version = state.Version + 1 },
            SpaceKept kept => next with { Kept = state.Kept.SetItem(kept.PutAway.Code, kept) },
            SpaceFreed freed => next with { Kept = state.Kept.Remove(freed.PutAway.Code) },
            GoodsPut { PutAway: { } filled } => next with { Kept = state.Kept.Remove(filled.Code) },
            _ => next,
        };
    }

    private static bool Fits(LocationDefinition definition, SpaceKept kept) =>
        !definition.Blocked && definition.Kind.Keeps(kept.Goods.Key.Condition is Condition.Good);
}
