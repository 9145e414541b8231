using System.Collections.Immutable;

using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Simulation.Tests.Mutants;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Books;

using static Runs.Profiles;

/// <summary>What can be broken in the domain as it is: one decision or reaction each.</summary>
internal static class Breakages
{
    private static readonly Task Done = Task.FromResult(new Outcome<Done>(OrleansWarehouse.Grains.Interfaces.Outcomes.Done.Instance, null));

    private static readonly Task Claimed = Task.FromResult(new Outcome<SerialClaim>(new SerialClaim(false), null));

    public static IReadOnlyList<Mutant> All { get; } = [.. Decisions.All, .. Followers, .. Calls];

    /// <summary>Reactions that do not come, come twice, or come with something else in them.</summary>
    public static IReadOnlyList<Mutant> Followers =>
    [
        .. Deaf("backorderFilled", "goodsTaken", "goodsReceived", "inboundConfirmed", "putAwayCompleted", "stopPicked",
            "unitsDropped", "unitsSet", "shipmentPacked", "shipmentVoided", "handedOver"),
        Mutant.Deaf("stockAdjusted", Losses),
        Mutant.Deaf("promiseLost", Losses),
        .. Stuttering("putAwayCompleted", "stopPicked", "unitsSet", "handedOver", "shipmentPacked"),
        Mutant.Mishearing("one unit of each transfer is lost on the way", "goodsTaken", Day, static heard =>
            heard is GoodsTaken { Transfer: true } taken ? taken with { Arriving = [.. taken.Arriving.Select(static part => part with { Quantity = Math.Max(1, part.Quantity - 1) })] } : heard),
        Mutant.Mishearing("a pick takes from the shelf what was not picked", "stopPicked", Day, static heard =>
            heard is StopPicked picked ? picked with { Drops = [.. picked.Drops.Select(static drop => drop with { Quantity = drop.Quantity + 1 })] } : heard),
        Mutant.Mishearing("a cancelled unit in a tote is free at once", "unitsSet", Day, static heard =>
            heard is UnitsSet set ? set with { GivenUp = [.. set.GivenUp.Select(static units => units with { Picked = [] })] } : heard),
        Mutant.Mishearing("the rest of a put-away is forgotten", "putAwayCompleted", Day, static heard =>
            heard is OrleansWarehouse.Grains.Inbound.PutAwayCompleted completed ? completed with { Rest = 0 } : heard),
        Mutant.Mishearing("less of a discrepant delivery is confirmed than was counted", "inboundConfirmed", Day, static heard =>
            heard is OrleansWarehouse.Grains.Inbound.InboundConfirmed { Lines.Length: > 1 } confirmed ? confirmed with { Lines = [confirmed.Lines[0]] } : heard),
        Mutant.Mishearing("what a count has found comes in by its late receipt once more", "goodsReceived", Named("lateSerials"), static heard =>
            heard is OrleansWarehouse.Grains.Inbound.GoodsReceived received ? received with { Lines = [.. received.Lines.Select(static line => line with { Found = [] })] } : heard),
    ];

    /// <summary>Calls that do nothing or something else, and what is written otherwise than it was decided.</summary>
    public static IReadOnlyList<Mutant> Calls =>
    [
        Lazy("a shelf keeps what a cancelled pick had", "DeallocateAsync"),
        Lazy("room is never given back", "FreeSpaceAsync"),
        Mutant.Garbled("stock does not hear what was shipped", "RecordReportAsync", Day, static arguments =>
            arguments is [HolderReport { Reason: StockReason.Shipped } report] ? [report with { Flows = [] }] : arguments),
        Mutant.Garbled("stock does not hear what was cancelled", "SetAsync", Day, static arguments =>
            arguments is [SetClaim { Revision: > 1 } set] ? [set with { Lines = [] }] : arguments),
        Mutant.Lazy("fulfilments do not hear what was picked", "RecordPickedAsync", Day, null, Task.CompletedTask),
        Mutant.Lazy("orders do not hear what was shipped", "RecordShippedAsync", Day, null, Task.CompletedTask),
        Mutant.Lazy("orders do not hear what came for them", "RecordFilledAsync", Day, null, Task.CompletedTask),
        Mutant.Lazy("orders do not hear how far their fulfilments are", "HearAsync", Day, static arguments => arguments is [int, long], Task.CompletedTask),
        Mutant.Garbled("of what is lost in a tote any other unit is struck out", "LoseUnitsAsync", Named("lotsInTotes"), static arguments =>
            arguments is [LoseUnits lost] ? [lost with { Quantity = 0 }] : arguments),
        Mutant.Lazy("put-backs are not planned", "PlanAsync", Day, static arguments =>
            arguments[0] is ImmutableArray<PlanSlots> { IsEmpty: false } plans && plans[0].Inbound is null, Task.CompletedTask),
        Lazy("an unpacked order stays packed", "UnpackAsync"),
        Mutant.Garbled("a pick does not use up its promise at the shelf", "TakeAsync", Day, static arguments =>
            arguments is [Taking taking] ? [taking with { Plan = null }] : arguments),
        Lazy("what is picked for a cancelled line stays its own", "UnassignAsync"),
        Mutant.Lazy("nobody doubts what is not found", "DoubtAsync", Mistakes, null, Done),
        Mutant.Lazy("pickers are not told what was cut", "CutAsync", Losses, null, Task.CompletedTask),
        Mutant.Lazy("orders are not told what was cut", "RecordShortAsync", Losses, null, Task.CompletedTask),
        Mutant.Garbled("stock promises one unit fewer than it is asked for", "SetAsync", Day, static arguments =>
            arguments is [SetClaim set] ? [set with { Lines = [.. set.Lines.Select(static line => line with { Quantity = Math.Max(Math.Min(1, line.Quantity), line.Quantity - 1) })] }] : arguments),
        Mutant.Garbled("a delivery is nobody's before it is accepted", "PutAsync", Day, static arguments =>
            arguments is [Putting { Receipt: not null } put] ? [put with { Receipt = null }] : arguments),
        Mutant.Garbled("a shelf promises half of what a wave is told", "AllocateAsync", Day, static arguments =>
            arguments is [Allocating { Plan.Kind: PlanKind.Pick } plan] ? [plan with { Goods = [plan.Goods[0] with { Quantity = (plan.Goods[0].Quantity + 1) / 2 }] }] : arguments),
        Mutant.Garbled("a put-away does not say that it leads to a shelf", "AllocateAsync", Day, static arguments =>
            arguments is [Allocating { Plan: { Kind: PlanKind.PutAway, ToShelf: true } plan } allocating] ? [allocating with { Plan = plan with { ToShelf = false } }] : arguments),
        Mutant.Garbled("stock hears one unit fewer", "RecordReportAsync", Day, static arguments =>
            arguments is [HolderReport report] ? [report with { Flows = [.. report.Flows.Select(static flow => flow with { Quantity = Math.Max(1, flow.Quantity - 1) })] }] : arguments),
        Mutant.Garbled("stock does not hear whose units were picked", "RecordReportAsync", Day, static arguments =>
            arguments is [HolderReport report] ? [report with { Flows = [.. report.Flows.Select(static flow => flow with { For = null })] }] : arguments),
        Mutant.Garbled("orders pack one unit fewer than the parcel has", "PackAsync", Day, static arguments =>
            arguments is [PackLines pack] ? [pack with { Lines = [.. pack.Lines.Select(static line => line with { Quantity = Math.Max(1, line.Quantity - 1) })] }] : arguments),
        Mutant.Lazy("a serial may be in two places", "ClaimAsync", Forbidden, static arguments => arguments is [string, _], Claimed),
        Mutant.Garbled("lots are not asked for at the door", "PutAsync", Forbidden, static arguments =>
            arguments is [PutProduct put] ? [put with { Definition = put.Definition with { Tracking = Tracking.None } }] : arguments),
        Mutant.Meddling("whoever scans a stop has its task", "PickAsync", Forbidden, PickAsOwnerAsync),
        Mutant.Meddling("whoever takes a task gets it, whoever has it", "TakeAsync", Named("hands"), TakeFromWhoeverAsync),
        Mutant.Garbled("whoever says that he has put something away is believed", "CompleteAsync", Forbidden, static arguments =>
            arguments is [CompletePutAway complete] ? [complete with { Picker = null }] : arguments),
        Mutant.Lazy("nobody is sent to count what is in doubt", "HearDoubtAsync", Named("emptyShelves"), null, Task.CompletedTask),
        Mutant.Unlisted("the queue does not know who has what", "workTaken", Day),
        Mutant.Unlisted("the queue keeps what was given back in the hands that it was in", "workReleased", Named("hands")),
        Mutant.Unlisted("the queue does not know for whom something is kept", "workHandedOver", Named("hands")),
        Mutant.Unlisted("the queue does not get what was asked for", "workOffered", Day),
        Mutant.Unlisted("what is done stays in the queue", "workClosed", Day),
        Mutant.Lazy("a delivery does not hear of what was lost at the dock", "RecordPutAwayAsync", Named("lossesAtTheDock"), null, Task.CompletedTask),
        Mutant.Lazy("put-aways do not hear what was carried off", "CutAsync", Named("movesDuringPutAways"), static arguments => arguments is [string, OrleansWarehouse.Grains.Interfaces.Stock.Goods], Task.CompletedTask),
        Mutant.Garbled("what a scanner saw as done does not count", "PickAsync", Named("scansTwice"), static arguments =>
            arguments is [Pick pick] ? [pick with { Seen = null, Operation = null }] : arguments),
        new("decisions rest on what settings were before", Named("settings"), new() { IgnoresReferences = true }),
        new("refusals rest on what settings were before", Named("settings"), new() { ForgetsHead = true }),
        Mutant.Lazy("nobody knows what waits for a place", "WantAsync", Named("noPlace"), null, Task.CompletedTask),
        new("whose deadline is reached, does nothing", Storm, new() { Deadline = static _ => true }),
        new("an append of unknown outcome is taken for written", Storm, new() { TakesUnknownForDone = true }),
        new("what an append says is seen in halves", Losses, new() { TellsInHalves = true }),
        Mutant.Forgetful("nothing marks what was done", Storm, static append => append.Stream == "http" ? append : append with { Operation = null }),
        Mutant.Forgetful("no watchdog is set", Storm, static append => append with { Due = null }),
        Mutant.Forgetful("the second event of an append is lost", Day, static append => append.Events.Count > 1 ? append with { Events = [append.Events[0]] } : append),
    ];

    private static IEnumerable<Mutant> Deaf(params string[] types) => types.Select(static type => Mutant.Deaf(type, Day));

    private static IEnumerable<Mutant> Stuttering(params string[] types) => types.Select(static type => Mutant.Stuttering(type, Day));

    private static async Task<Outcome<PickAnswer>> PickAsOwnerAsync(object task, object?[] arguments, Func<Task> pick)
    {
        var tour = (IPickTaskGrain)task;
        if (await tour.GetAsync() is { } view) await tour.TakeAsync(new(((Pick)arguments[0]!).Picker, view.Picker));
        return await (Task<Outcome<PickAnswer>>)pick();
    }

    private static async Task<Outcome<Done>> TakeFromWhoeverAsync(object task, object?[] arguments, Func<Task> take)
    {
        if (arguments is not [TakeWork { Picker: var picker }]) return await (Task<Outcome<Done>>)take();
        var owner = task switch
        {
            IPickTaskGrain tour => (await tour.GetAsync())?.Picker,
            IPutAwayGrain putAway => (await putAway.GetAsync())?.Picker,
            _ => null,
        };
        return owner is null ? await (Task<Outcome<Done>>)take() : await ((IWorkGrain)task).TakeAsync(new(picker, owner));
    }

    private static Mutant Lazy(string what, string method, Func<object?[], bool>? only = null) => Mutant.Lazy(what, method, Day, only, Done);
}