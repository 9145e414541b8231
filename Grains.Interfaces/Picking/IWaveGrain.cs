using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Interfaces.Picking;

/// <summary>Plans waves one after the other. Key: site.</summary>
[Alias("picking.IPickPlannerGrain")]
public interface IPickPlannerGrain : IGrainWithStringKey
{
    [Alias("Plan")]
    Task<Outcome<WaveView>> PlanAsync(PlanWave command);
}

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

    /// <summary>The work in hand, or what is next for him, which he has in hand then; a null value when there is none.</summary>
    [Alias("Next")]
    Task<Outcome<NextWork>> NextAsync(AskForWork command);
}

[GenerateSerializer, Immutable, Alias("picking.putPicker")]
public sealed record PutPicker(string Name, ImmutableArray<string> Skills, long? IfVersion = null);

[GenerateSerializer, Immutable, Alias("picking.pickerView")]
public sealed record PickerView(string Picker, string Name, ImmutableArray<string> Skills, string? Task, long Version, [property: JsonIgnore] bool Created);

/// <param name="Kinds">The kinds that are asked for; empty: all.</param>
/// <param name="Zone">Where he is, where that is known.</param>
[GenerateSerializer, Immutable, Alias("picking.askForWork")]
public sealed record AskForWork(ImmutableArray<string> Kinds, string? Zone = null);

[GenerateSerializer, Immutable, Alias("picking.nextWork")]
public sealed record NextWork(WorkItem? Work);
