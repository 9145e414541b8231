using System.Collections.Immutable;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Api.Work;

/// <summary>Where a kind of work is done, and who may do it; registered by its feature where that is other than for most.</summary>
/// <param name="Path">Below a site: its tasks' resource.</param>
internal sealed record WorkDoor(string Kind, string Path, AccessRule Rule);

/// <summary>The kinds of work as the API knows them.</summary>
internal sealed class WorkDoors(WorkKinds kinds, WorkQueries queries, IEnumerable<WorkDoor> doors)
{
    private readonly Dictionary<string, WorkDoor> byKind = doors.ToDictionary(static door => door.Kind, StringComparer.Ordinal);

    public WorkQueries Queries => queries;

    public IWorkGrain TaskOf(WorkItem item) => kinds.TaskOf(item);

    /// <summary>What somebody may do.</summary>
    public ImmutableArray<string> Of(Caller caller) => [.. kinds.Names.Where(kind => IsFor(caller, kind)).Order(StringComparer.Ordinal)];

    public bool IsFor(Caller caller, string kind) => DoorOf(kind).Rule.AllowedRoles.HasFlag(caller.Role);

    public WorkItem WithLink(WorkItem item) => item with
    {
        Link = $"/api/v1/sites/{Uri.EscapeDataString(item.Site)}/{DoorOf(item.Kind).Path}/{Uri.EscapeDataString(item.Id)}",
    };

    public string? OptionalKind(Check check, string? kind) => kind is null or "" ? null : Kind(check, kind, "kind");

    public string Kind(Check check, string kind, string field)
    {
        if (!kinds.Names.Contains(kind)) check.Add(field, $"One of {string.Join(", ", kinds.Names.Order(StringComparer.Ordinal))}.");
        return kind;
    }

    private WorkDoor DoorOf(string kind) => byKind.GetValueOrDefault(kind) ?? new(kind, "work", AccessRule.Storing);
}
