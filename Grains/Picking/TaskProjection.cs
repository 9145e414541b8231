using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>The list of pick tasks. Times are Unix milliseconds.</summary>
public sealed class TaskProjection : IProjection
{
    private const string Prefix = "task:";

    private const string Planner = "planner:";

    private const string Insert = """
        INSERT INTO tasks
          (site, task, wave, kind, status, distance_mm, stops, planned, picked, short, dropped, surplus, created_at, touched_at)
        VALUES (@Site, @Task, @Wave, @Kind, 'open', @DistanceMm, @Stops, @Planned, 0, 0, 0, 0, @CreatedAt, @CreatedAt)
        ON CONFLICT (site, task) DO NOTHING
        """;

    private const string Update = """
        UPDATE tasks SET
          status = COALESCE(@Status, status), picker = CASE WHEN @Handed = 1 THEN @Picker ELSE picker END,
          picked = picked + @Picked, short = short + @Short, dropped = dropped + @Dropped, surplus = surplus + @Surplus,
          done_at = COALESCE(@DoneAt, done_at), promised_to = COALESCE(@PromisedTo, promised_to), touched_at = @TouchedAt
        WHERE site = @Site AND task = @Task
        """;

    public string Name => "tasks";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["tasks"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS tasks (
          site TEXT NOT NULL, task TEXT NOT NULL, wave TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, picker TEXT NULL,
          distance_mm BIGINT NOT NULL, stops INTEGER NOT NULL, planned BIGINT NOT NULL, picked BIGINT NOT NULL,
          short BIGINT NOT NULL, dropped BIGINT NOT NULL, surplus BIGINT NOT NULL,
          created_at BIGINT NOT NULL, done_at BIGINT NULL, touched_at BIGINT NOT NULL,
          promised_to TEXT NULL, PRIMARY KEY (site, task));
        CREATE INDEX IF NOT EXISTS tasks_status ON tasks (site, status, created_at);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var created = new List<object>();
        var changes = new Dictionary<string, TaskChange>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (stored.Stream.StartsWith(Planner, StringComparison.Ordinal) && EventCodec.Decode(stored) is TaskPromised promised)
                Change(changes, promised.Task.ToString()).Promise(promised.Picker, stored.At);
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is not PickTaskEvent known) continue;
            var key = stored.Stream[Prefix.Length..];
            if (known is TaskCreated made) created.Add(Row(key, made, stored.At));
            else Change(changes, key).Add(known, stored.At);
        }

        if (created.Count > 0) await connection.ExecuteAsync(Insert, created, transaction);
        await connection.WriteEachAsync(Update, changes.Values, transaction);
    }

    private static TaskChange Change(Dictionary<string, TaskChange> changes, string key)
    {
        if (!changes.TryGetValue(key, out var change)) changes.Add(key, change = new(key));
        return change;
    }

    private static object Row(string key, TaskCreated made, DateTimeOffset at) => new
    {
        Site = Subject.OwnerOf(key),
        Task = key[(Subject.OwnerOf(key).Length + 1)..],
        Wave = made.Wave.Number,
        Kind = EnumText.Of(made.Kind),
        made.DistanceMm,
        Stops = made.Stops.Length,
        Planned = made.Stops.Sum(stop => stop.Drops.Sum(drop => drop.Quantity)),
        CreatedAt = at.ToUnixTimeMilliseconds(),
    };

    /// <summary>What a batch of events changes in one row.</summary>
    private sealed class TaskChange(string key)
    {
        public string Site { get; } = Subject.OwnerOf(key);

        public string Task { get; } = key[(Subject.OwnerOf(key).Length + 1)..];

        public string? Status { get; private set; }

        public int Handed { get; private set; }

        public string? Picker { get; private set; }

        public long Picked { get; private set; }

        public long Short { get; private set; }

        public long Dropped { get; private set; }

        public long Surplus { get; private set; }

        public long? DoneAt { get; private set; }

        public string? PromisedTo { get; private set; }

        public long TouchedAt { get; private set; }

        public void Promise(string picker, DateTimeOffset at) => (PromisedTo, TouchedAt) = (picker, at.ToUnixTimeMilliseconds());

        public void Add(PickTaskEvent @event, DateTimeOffset at)
        {
            TouchedAt = at.ToUnixTimeMilliseconds();
            switch (@event)
            {
                case TaskAssigned assigned:
                    (Status, Handed, Picker) = ("assigned", 1, assigned.Picker);
                    break;
                case TaskReleased:
                    (Status, Handed, Picker) = ("open", 1, null);
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
                case PickTaskDone:
                    (Status, DoneAt) = ("done", at.ToUnixTimeMilliseconds());
                    break;
            }
        }
    }
}
