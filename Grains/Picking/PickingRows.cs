using System.Text.Json.Serialization;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>One pick task in a list.</summary>
/// <param name="TouchedAt">When something last happened to it.</param>
/// <param name="PromisedTo">Who is to do it next, when a supervisor said so.</param>
public sealed record TaskSummary(
    [property: JsonIgnore] string Site,
    string Task,
    string Wave,
    string Kind,
    string Status,
    string? Picker,
    long DistanceMm,
    int Stops,
    long Planned,
    long Picked,
    long Short,
    long Dropped,
    long Surplus,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset TouchedAt,
    string? PromisedTo)
{
    internal static readonly RowTable<TaskSummary> Table =
        new("tasks", [nameof(Site), nameof(Task)], new RowIndex("status", "(site, status, created_at)"));
}

/// <summary>One wave in a list.</summary>
public sealed record WaveSummary(
    [property: JsonIgnore] string Site,
    string Wave,
    string Kind,
    string Status,
    int Tasks,
    int Fulfilments,
    int NotPlanned,
    DateTimeOffset PlannedAt,
    DateTimeOffset? ReleasedAt)
{
    internal static readonly RowTable<WaveSummary> Table = new("waves", [nameof(Site), nameof(Wave)]);
}

/// <summary>One picker in a list.</summary>
public sealed record PickerSummary([property: JsonIgnore] string Site, string Picker, string Name, IReadOnlyList<string> Skills, string? Task)
{
    internal static readonly RowTable<PickerSummary> Table = new("pickers", [nameof(Site), nameof(Picker)]);
}
