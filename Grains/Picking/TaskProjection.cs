using System.ComponentModel.DataAnnotations.Schema;
using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Work;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>The list of pick tasks. Times are Unix milliseconds.</summary>
public sealed class TaskProjection : IProjection
{
    private const string Prefix = "task:";

    private static readonly Merge WhenHanded = new(static (old, given) => $"CASE WHEN @Handed = 1 THEN {given} ELSE {old} END");

    private static readonly RowWrite<TaskSummary> Insert = TaskSummary.Table.Insert();

    private static readonly RowWrite<TaskChange> Update = TaskSummary.Table.Update<TaskChange>(
        (nameof(TaskChange.Picker), WhenHanded), (nameof(TaskChange.PromisedTo), WhenHanded),
        (nameof(TaskChange.Picked), Merge.Add), (nameof(TaskChange.Short), Merge.Add), (nameof(TaskChange.Dropped), Merge.Add),
        (nameof(TaskChange.Surplus), Merge.Add), (nameof(TaskChange.DoneAt), Merge.IfGiven));

    public string Name => "tasks";

    public int Version => 3;

    public IReadOnlyList<string> Tables => [TaskSummary.Table.Name];

    public string Schema => TaskSummary.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var created = new List<TaskSummary>();
        var changes = new Dictionary<string, TaskChange>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is not WorkEvent known) continue;
            var key = stored.Stream[Prefix.Length..];
            if (known is TaskCreated made) created.Add(Row(key, made, stored.At));
            else Change(changes, key).Add(known, stored.At);
        }

        await Insert.RunAsync(created, transaction);
        await Update.RunAsync(changes.Values, transaction);
    }

    private static TaskChange Change(Dictionary<string, TaskChange> changes, string key)
    {
        if (!changes.TryGetValue(key, out var change)) changes.Add(key, change = new(key));
        return change;
    }

    private static TaskSummary Row(string key, TaskCreated made, DateTimeOffset at) => new(
        Subject.OwnerOf(key), key[(Subject.OwnerOf(key).Length + 1)..], made.Wave.Number, EnumText.Of(made.Kind), "open", null, made.DistanceMm,
        made.Stops.Length, made.Stops.Sum(stop => stop.Drops.Sum(drop => drop.Quantity)), 0, 0, 0, 0, at, null, at, null);

    /// <summary>What a batch of events changes in one row.</summary>
    private sealed class TaskChange(string key)
    {
        public string Site { get; init; } = Subject.OwnerOf(key);

        public string Task { get; init; } = key[(Subject.OwnerOf(key).Length + 1)..];

        public string? Status { get; private set; }

        /// <summary>Whether somebody else, or nobody, has it now.</summary>
        [NotMapped]
        public bool Handed { get; private set; }

        public string? Picker { get; private set; }

        public long Picked { get; private set; }

        public long Short { get; private set; }

        public long Dropped { get; private set; }

        public long Surplus { get; private set; }

        public DateTimeOffset? DoneAt { get; private set; }

        public string? PromisedTo { get; private set; }

        public DateTimeOffset TouchedAt { get; private set; }

        public void Add(WorkEvent @event, DateTimeOffset at)
        {
            TouchedAt = at;
            switch (@event)
            {
                case WorkTaken taken:
                    (Status, Handed, Picker, PromisedTo) = ("assigned", true, taken.Picker, null);
                    break;
                case WorkReleased:
                    (Status, Handed, Picker, PromisedTo) = ("open", true, null, null);
                    break;
                case WorkHandedOver handed:
                    (Status, Handed, Picker, PromisedTo) = ("open", true, null, handed.To);
                    break;
                case StopPicked picked:
                    (Picked, Surplus) = (Picked + picked.Quantity - picked.Surplus, Surplus + picked.Surplus);
                    break;
                case StopShort missing:
                    Short += missing.Quantity;
                    break;
                case UnitsDropped dropped:
                    Dropped += dropped.Quantity;
                    break;
                case WorkClosed:
                    (Status, DoneAt) = ("done", at);
                    break;
            }
        }
    }
}
