using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <param name="Lost">Of lines' own units, what counts have missed and somebody may still ask for.</param>
public sealed record ContainerState(Holding Holding, CountMemory Memory, ImmutableArray<TakenGoods> Lost)
{
    public static ContainerState Initial { get; } = new(Holding.Empty, CountMemory.Empty, []);
}

/// <summary>A tote, carton or parcel: pure. It needs no definition: the first goods make it. What is in it is an order line's, or is to
/// be put back.</summary>
public static class Container
{
    public const string NotThereYet = "not_there_yet";

    /// <summary>Containers are filled by transfers, which arrive a moment after they start: of a line's own units, what is not there
    /// is awaited; but what was lost here will not come, and is given as lost.</summary>
    public static Decision<HolderEvent> Take(ContainerState state, Taking command)
    {
        var (there, lost) = (ImmutableArray.CreateBuilder<TakenGoods>(), ImmutableArray.CreateBuilder<TakenGoods>());
        foreach (var goods in command.Goods)
        {
            if (goods.For is null) there.Add(goods);
            else if (Split(state, goods, there, lost) is { } missing) return missing;
        }

        var decision = Takes.Take(Place.Container, state.Holding, state.Memory, command with { Goods = there.ToImmutable() });
        if (lost.Count == 0) return decision;
        var taken = decision.Events.OfType<GoodsTaken>().FirstOrDefault() ?? new GoodsTaken(
            command.Reference, command.Transfer, command.To?.Holder, [], command.Reason, null, command.PutAway, command.At);
        return taken with { Lost = lost.ToImmutable() };
    }

    public static Decision<HolderEvent> Unassign(ContainerState state, Unassigning command)
    {
        var (there, lost) = (ImmutableArray.CreateBuilder<TakenGoods>(), ImmutableArray.CreateBuilder<TakenGoods>());
        foreach (var goods in command.Goods)
            if (Split(state, new(goods.Key, goods.Quantity, command.For), there, lost) is { } missing) return missing;

        var draft = new HoldingDraft(Place.Container, state.Holding);
        foreach (var goods in there) draft.Use(command.For.ToString(), goods.Key, goods.Quantity);
        return draft.Into(new GoodsUnassigned(
            command.Reference, command.For, [.. there.Select(static goods => new Goods(goods.Key, goods.Quantity))])
        {
            Lost = lost.ToImmutable(),
        });
    }

    public static ContainerState Evolve(ContainerState state, HolderEvent @event, DateTimeOffset at) => new(
        state.Holding.Apply(@event), state.Memory.Apply(@event, at), Losses(@event).Aggregate(state.Lost, Add));

    /// <summary>What a line's units are: in the container, or lost there.</summary>
    private static Refusal? Split(
        ContainerState state, TakenGoods goods, ImmutableArray<TakenGoods>.Builder there, ImmutableArray<TakenGoods>.Builder lost)
    {
        var here = Math.Min(goods.Quantity, state.Holding.Allocations.GetValueOrDefault(goods.For!.ToString())?.Of(goods.Key) ?? 0);
        var missing = goods.Quantity - here;
        var known = state.Lost.Where(loss => loss.For == goods.For && loss.Key == goods.Key).Sum(static loss => loss.Quantity);
        if (missing > known) return Refusal.Conflict(NotThereYet, $"{missing} of {goods.Key.Sku} for {goods.For} are not in the container yet.");
        if (here > 0) there.Add(goods with { Quantity = here });
        if (missing > 0) lost.Add(goods with { Quantity = missing });
        return null;
    }

    private static IEnumerable<TakenGoods> Losses(HolderEvent @event)
    {
        var cut = @event.Plans
            .Where(static plan => plan is { Cut: true, Plan.Kind: PlanKind.Line })
            .Select(static plan => new TakenGoods(plan.Key, -plan.Quantity, plan.Plan.For));
        var told = @event switch
        {
            GoodsPut put => put.Lost,
            GoodsTaken taken => Less(taken.Lost),
            GoodsUnassigned unassigned => Less(unassigned.Lost),
            _ => [],
        };
        return cut.Concat(told);

        static IEnumerable<TakenGoods> Less(ImmutableArray<TakenGoods> lost) => lost.Select(static loss => loss with { Quantity = -loss.Quantity });
    }

    private static ImmutableArray<TakenGoods> Add(ImmutableArray<TakenGoods> lost, TakenGoods change)
    {
        var known = lost.FirstOrDefault(loss => loss.For == change.For && loss.Key == change.Key);
        if (known is null) return lost.Add(change);
        var sum = known.Quantity + change.Quantity;
        return sum == 0 ? lost.Remove(known) : lost.Replace(known, known with { Quantity = sum });
    }
}
