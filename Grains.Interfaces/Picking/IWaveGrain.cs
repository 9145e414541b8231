using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Picking;

/// <summary>Plans waves one after the other and hands tasks to pickers. Key: site.</summary>
[Alias("picking.IPickPlannerGrain")]
public interface IPickPlannerGrain : IGrainWithStringKey
{
    [Alias("Plan")]
    Task<Outcome<WaveView>> PlanAsync(PlanWave command);

    /// <summary>Gives the picker the task to do now; the same until it is done. Null when there is none.</summary>
    [Alias("Claim")]
    Task<TaskId?> ClaimAsync(string picker);

    /// <summary>Keeps a task for a picker: nobody else gets it. Whoever has it in hand keeps it until it is released.</summary>
    [Alias("Promise")]
    Task<Outcome<Done>> PromiseAsync(TaskId task, string picker);

    /// <summary>A picker has a task in hand, whoever had it before.</summary>
    [Alias("RecordTaken")]
    Task RecordTakenAsync(TaskId task, string picker);

    /// <summary>Puts a wave's tasks up for pickers, once for a reference.</summary>
    [Alias("Offer")]
    Task OfferAsync(string reference, ImmutableArray<OfferedTask> tasks);

    /// <summary>A task is free for somebody else, or done. Heard once for a reference.</summary>
    [Alias("RecordTask")]
    Task RecordTaskAsync(string reference, TaskId task, PickTaskStatus status);
}

[GenerateSerializer, Immutable, Alias("picking.offered")]
public sealed record OfferedTask(TaskId Task, DateTimeOffset? DueBy);

/// <summary>Released orders picked together: plans them, keeps the goods at their shelves, makes the tasks. Key: site/wave.</summary>
[Alias("picking.IWaveGrain")]
public interface IWaveGrain : IGrainWithStringKey
{
    [Alias("Plan")]
    Task<Outcome<WaveView>> PlanAsync(PlanWave command);

    /// <summary>The wave with all of its tasks; one that was left half-way is carried on first.</summary>
    [Alias("Get")]
    Task<WaveView?> GetAsync();

    /// <summary>Carries on a plan that was left half-way.</summary>
    [Alias("Resume")]
    Task ResumeAsync();
}

/// <param name="MaxOrders">1 to 1,000; 50 when absent.</param>
/// <param name="Merchants">Empty: all; so with the other lists.</param>
/// <param name="MinPriority">0 to 3: the service that was paid for, at least.</param>
/// <param name="Fulfilments">Those and no others.</param>
[GenerateSerializer, Immutable, Alias("picking.planWave")]
public sealed record PlanWave(
    int? MaxOrders,
    ImmutableArray<string> Merchants,
    ImmutableArray<string> Carriers,
    DateTimeOffset? DueBefore,
    WaveKind Kind,
    string? Operation,
    ImmutableArray<string> Channels = default,
    int? MinPriority = null,
    ImmutableArray<FulfilmentId> Fulfilments = default)
{
    /// <summary>Whether it is narrowed to some of what is released.</summary>
    public bool IsFiltered =>
        !Merchants.IsEmpty || !Carriers.IsEmpty || DueBefore is not null || !Channels.IsDefaultOrEmpty || MinPriority is not null
        || !Fulfilments.IsDefaultOrEmpty;
}

[GenerateSerializer, Alias("picking.waveKind"), JsonConverter(typeof(CamelCaseEnum<WaveKind>))]
public enum WaveKind
{
    /// <summary>A tour for every order.</summary>
    Single,

    /// <summary>Tours for several orders, each into totes of its own.</summary>
    Batch,
}

[GenerateSerializer, Immutable, Alias("picking.waveView")]
public sealed record WaveView(string Wave, WaveKind Kind, ImmutableArray<TaskView> Tasks, ImmutableArray<NotPlanned> NotPlanned);

/// <param name="Reason">Why a released fulfilment is not in the wave.</param>
[GenerateSerializer, Immutable, Alias("picking.notPlanned")]
public sealed record NotPlanned(string Fulfilment, string Reason);

/// <summary>A person or robot that works at a site. Key: site/picker.</summary>
[Alias("picking.IPickerGrain")]
public interface IPickerGrain : IGrainWithStringKey
{
    [Alias("Put")]
    Task<Outcome<PickerView>> PutAsync(PutPicker command);

    [Alias("Get")]
    Task<PickerView?> GetAsync();

    /// <summary>The task in hand, or the next one; a null value when there is none.</summary>
    [Alias("NextTask")]
    Task<Outcome<NextTask>> NextTaskAsync();
}

[GenerateSerializer, Immutable, Alias("picking.putPicker")]
public sealed record PutPicker(string Name, ImmutableArray<string> Skills, long? IfVersion = null);

[GenerateSerializer, Immutable, Alias("picking.pickerView")]
public sealed record PickerView(string Picker, string Name, ImmutableArray<string> Skills, string? Task, long Version, [property: JsonIgnore] bool Created);

[GenerateSerializer, Immutable, Alias("picking.nextTask")]
public sealed record NextTask(TaskView? Task);
