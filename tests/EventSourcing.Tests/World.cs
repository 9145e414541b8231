using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansWarehouse.EventSourcing.Tests;

/// <summary>The environment of an aggregate in these tests: everything in memory, under a clock that stands still.</summary>
internal sealed class World : TimeProvider, ICommands, ISnapshotStore
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<(Type Kind, string Key), object> aggregates = [];
    private Replicas? replicas;

    public static EventTypes Events { get; } = new(typeof(World).Assembly);

    public MemoryLog Log { get; } = new();

    public DateTimeOffset Noon { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public string By { get; set; } = "ada";

    public long Cause { get; set; }

    /// <summary>The reference data of this process.</summary>
    public Replicas Replicas => replicas ??= new(Log, Kinds);

    public IReadOnlyList<Replica> Kinds { get; init; } = [];

    public ManualScheduler Background { get; } = new();

    public int Lost { get; private set; }

    public AggregateServices Services => new(Log, this, Events, Replicas, this, this, NullLogger<AggregateServices>.Instance) { Background = Background };

    public override DateTimeOffset GetUtcNow() => Noon;

    public async Task<AggregateRunner<TState, TEvent>> LoadAsync<TState, TEvent>(Aggregate<TState, TEvent> definition, string key)
        where TState : class
        where TEvent : class
    {
        var runner = new AggregateRunner<TState, TEvent>(definition, key, Services, () => Lost++);
        await runner.LoadAsync();
        return runner;
    }

    public void Add<TAggregate>(string key, TAggregate aggregate)
        where TAggregate : class => aggregates.Add((typeof(TAggregate), key), aggregate);

    public TAggregate To<TAggregate>(string key)
        where TAggregate : class => (TAggregate)aggregates[(typeof(TAggregate), key)];

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken = default) =>
        new(snapshots.TryGetValue($"{stream}@{name.Version}", out var data) ? data : null);

    public Task WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        snapshots[$"{stream}@{name.Version}"] = data;
        return Task.CompletedTask;
    }
}

/// <summary>Runs its tasks when the test says so.</summary>
internal sealed class ManualScheduler : TaskScheduler
{
    private readonly Queue<Task> waiting = new();

    public int RunAll()
    {
        var count = 0;
        for (; waiting.TryDequeue(out var task); count++) TryExecuteTask(task);
        return count;
    }

    protected override void QueueTask(Task task) => waiting.Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => waiting;
}
