using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Work;
using OrleansWarehouse.Simulation.Tests.Mutants;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Books;

using static Runs.Profiles;

/// <summary>What aggregates may decide wrongly: the event that is written is another than the right one, and all go on from it.</summary>
internal static class Decisions
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Decides<StopPicked>("a pick is counted twice", Day, static picked =>
            picked with { Quantity = 2 * picked.Quantity, Drops = [.. picked.Drops.Select(static drop => drop with { Quantity = 2 * drop.Quantity })] }),
        Decides<GoodsTaken>("one unit of what leaves a shelf arrives nowhere", Day, static taken => taken.Transfer && taken.Arriving.Sum(static part => part.Quantity) > 1
            ? taken with { Arriving = [taken.Arriving[0] with { Quantity = Math.Max(1, taken.Arriving[0].Quantity - 1) }, .. taken.Arriving.Skip(1)] }
            : taken),
        Decides<GoodsTaken>("what is taken from a shelf leaves the plans there as they were", Losses, static taken => taken with { Plans = [] }),
        Decides<GoodsTaken>("plans whose goods were carried off are not told", Named("movesDuringPutAways"), static taken => taken with { Plans = Untold(taken.Plans) }),
        Decides<StockAdjusted>("plans whose goods broke are not told", Named("lossesAtTheDock"), static adjusted => adjusted with { Plans = Untold(adjusted.Plans) }),
        Decides<GoodsPut>("what comes into a tote is nobody's", Day, static put => put with { Plans = [] }),
        Decides<StockDoubted>("what is not found is no doubt", Named("emptyShelves"), static doubted =>
            doubted with { Changes = [.. doubted.Changes.Select(static change => change with { InDoubt = 0 })], Flows = [] }),
        Decides<LocationDefined>("a place that becomes another kind keeps its goods for sale", Named("placesThatChange"), static defined => defined with { Flows = [] }),
        Decides<LocationDefined>("put-aways to a place that becomes another kind go on", Named("placesThatChange"), static defined => defined with { Turned = [] }),
        Decides<StockAllocated>("a plan at the dock does not bring goods on sale", Day, static allocated => allocated with { Flows = [] }),
        Decides<PutAwayCut>("a put-away goes on with goods that were carried off", Named("movesDuringPutAways"), static _ => null),
        Decides<PutAwayCompleted>("a put-away that was done in part is over", Day, static completed => completed with { Rest = 0, RestSerials = [] }),
        Decides<ClaimSet>("nobody waits for what there is not", Day, static set =>
            set with { Lines = [.. set.Lines.Select(static line => line with { Backordered = Math.Min(0, line.Backordered) })] }),
        Decides<ClaimSet>("a unit more is promised than there is", Day, static set =>
            set with { Lines = [.. set.Lines.Select(static line => line.Reserved is [{ Quantity: > 0 } first, .. var rest] ? line with { Reserved = [first with { Quantity = first.Quantity + 1 }, .. rest] } : line)] }),
        Decides<ClaimSet>("what is cancelled stays promised", Day, static set => set.Revision > 1 ? set with { Lines = [] } : set),
        new("an order is promised nothing of what it did not know of", Storm, new() { Decision = WithoutElsewhere }),
        Decides<PromiseLost>("nobody loses what is lost", Losses, static _ => null),
        Decides<PromiseLost>("a shelf's loss is taken from what stands in a tote", Named("lossesBesideTotes"), static lost =>
            lost.Container is null ? lost with { Container = "TW000001-1" } : lost),
        Decides<PromiseLost>("of a tote's lots any may be the one that was lost", Named("lotsInTotes"), static lost => lost with { Key = null }),
        Decides<PromiseLost>("a loss takes one unit too many", Losses, static lost => lost with { Quantity = lost.Quantity + 1 }),
        Decides<BackorderFilled>("a backorder is filled twice", Day, static filled => filled with { Quantity = 2 * filled.Quantity }),
        Decides<GoodsHeard>("stock hears of a loss and does not count it", Losses, static heard =>
            heard.Reason is StockReason.WriteOff or StockReason.Damaged ? heard with { Flows = [] } : heard),
        Decides<LinesCancelled>("the first of the cancelled lines is sent all the same", Day, static cancelled =>
            cancelled with { Lines = [.. cancelled.Lines.Skip(1)] }),
        Decides<WorkClosed>("what is done is asked for again", Day, static _ => null),
        Decides<WorkTaken>("who takes a task takes it for somebody else", Day, static taken => taken with { Picker = "p9" }),
        Decides<WorkHandedOver>("what is handed over goes to the wrong one", Named("hands"), static handed => handed with { To = "p9" }),
        Decides<OrderPlaced>("an order that is to be sent whole is sent in part", WholeOrders, static placed => placed with { PartialPolicy = default }),
    ];

    /// <summary>One sort of event is written otherwise than it was decided, or (null) not at all.</summary>
    private static Mutant Decides<TEvent>(string what, Profile profile, Func<TEvent, TEvent?> change)
        where TEvent : class => new(what, profile, new() { Decision = append => Rewrite(append, change) });

    private static Append Rewrite<TEvent>(Append append, Func<TEvent, TEvent?> change)
        where TEvent : class
    {
        if (!append.Events.Any(static created => created.Payload is TEvent)) return append;
        var events = new List<NewEvent>(append.Events.Count);
        foreach (var created in append.Events)
        {
            if (created.Payload is not TEvent decided) events.Add(created);
            else if (change(decided) is { } other) events.Add(other.Equals(decided) ? created : EventCodec.Types.Encode(other, created.Subjects, created.At, created.By, created.Cause));
        }

        return events.SequenceEqual(append.Events) ? append : append with { Events = events };
    }

    /// <summary>Without what an order is given at sites that it has not named, in the decision of what it wants.</summary>
    private static Append WithoutElsewhere(Append append) =>
        append.Events.Select(static created => created.Payload).OfType<ClaimSet>().FirstOrDefault() is not { } set ? append
        : Rewrite<BackorderFilled>(append, filled => filled.Order == set.Order ? null : filled);

    private static ImmutableArray<PlanChange> Untold(ImmutableArray<PlanChange> plans) => [.. plans.Select(static plan => plan with { Cut = false })];
}
