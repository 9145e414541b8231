using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Interfaces.Picking;

/// <summary>One tour of one picker through the shelves. Key: site/task.</summary>
[Alias("picking.IPickTaskGrain")]
public interface IPickTaskGrain : IWorkGrain
{
    /// <summary>Makes the task. The same again changes nothing.</summary>
    [Alias("Create")]
    Task<Outcome<Done>> CreateAsync(CreateTask command);

    [Alias("Get")]
    Task<TaskView?> GetAsync();

    /// <summary>What was taken at a stop, by who has the task. A scan with an operation and a time that is from before what it
    /// contradicts is a fact, also of a former owner: it is taken in, as surplus, with a put-back.</summary>
    [Alias("Pick")]
    Task<Outcome<PickAnswer>> PickAsync(Pick command);

    /// <summary>An order no longer wants units: gives how many of them are not picked yet and now never will be.</summary>
    [Alias("Drop")]
    Task<Outcome<long>> DropAsync(DropUnits command);

    /// <summary>A shelf has no longer what was allocated to a pick: so many units of it are not asked for any more.</summary>
    [Alias("Cut")]
    Task CutAsync(string reference, string pick, long quantity);
}

/// <param name="Zone">Where the tour begins.</param>
[GenerateSerializer, Immutable, Alias("picking.create")]
public sealed record CreateTask(
    WaveId Wave, WaveKind Kind, long DistanceMm, ImmutableArray<string> Totes, ImmutableArray<PlannedStop> Stops, DateTimeOffset? DueBy = null,
    string? Zone = null);

/// <param name="Stop">From 1, in walking order.</param>
[GenerateSerializer, Immutable, Alias("picking.plannedStop")]
public sealed record PlannedStop(int Stop, LocationId Location, StockKey Key, ImmutableArray<PlannedDrop> Drops);

/// <param name="Pick">The allocation at the location: one for every drop, so that each can be given up alone.</param>
[GenerateSerializer, Immutable, Alias("picking.plannedDrop")]
public sealed record PlannedDrop(string Pick, FulfilmentId Fulfilment, string Line, string Tote, long Quantity);

/// <param name="ShortReason">Given when the rest of the stop (of that tote, where one is named) is not there: why.</param>
/// <param name="Seen">What the sender saw as done; where it differs nothing is booked.</param>
/// <param name="Extra">More than planned is meant, as far as it is there.</param>
/// <param name="At">When it was seen; now when absent.</param>
[GenerateSerializer, Immutable, Alias("picking.pick")]
public sealed record Pick(
    string Picker,
    int Stop,
    long Quantity,
    string? Tote,
    string? Lot,
    ImmutableArray<string> Serials,
    Scanned? Scanned,
    string? ShortReason,
    string? Operation,
    long? Seen = null,
    bool Extra = false,
    DateTimeOffset? At = null);

[GenerateSerializer, Immutable, Alias("picking.scanned")]
public sealed record Scanned(string? Location, string? Barcode);

/// <param name="Outcome"><c>picked</c>, <c>short</c>, <c>surplus</c> (put it back: nobody wants it any more) or
/// <c>alreadyDone</c> (nothing was booked).</param>
/// <param name="Version">Of the task that is told: its events up to it make it.</param>
[GenerateSerializer, Immutable, Alias("picking.answer")]
public sealed record PickAnswer(TaskView Task, string Outcome, long Surplus, long Version);

/// <param name="Reference">Names this wish for ever: the same one is done once.</param>
[GenerateSerializer, Immutable, Alias("picking.drop")]
public sealed record DropUnits(string Reference, FulfilmentId Fulfilment, string Line, long Quantity);

[GenerateSerializer, Alias("picking.taskStatus"), JsonConverter(typeof(CamelCaseEnum<PickTaskStatus>))]
public enum PickTaskStatus
{
    Open,
    Assigned,
    Done,
}

[GenerateSerializer, Immutable, Alias("picking.taskView")]
public sealed record TaskView(
    string Task,
    string Wave,
    WaveKind Kind,
    PickTaskStatus Status,
    string? Picker,
    long DistanceMm,
    ImmutableArray<string> Totes,
    ImmutableArray<StopView> Stops);

[GenerateSerializer, Immutable, Alias("picking.stopView")]
public sealed record StopView(
    int Stop,
    string Location,
    string Merchant,
    string Sku,
    string? Lot,
    DateOnly? Expiry,
    string? Serial,
    long Quantity,
    long Done,
    long Short,
    ImmutableArray<DropView> Drops);

[GenerateSerializer, Immutable, Alias("picking.dropView")]
public sealed record DropView(string Fulfilment, string Line, string Tote, long Quantity, long Done);
