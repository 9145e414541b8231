using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Log;

/// <summary>The log in memory. What is appended waits until the seed commits it; per stream in the order of the calls.</summary>
internal sealed partial class SimLog(Scheduler scheduler, SimClock clock, Dice dice, LogFaults rates, Faults faults, Tampering tampering) : IEventLog
{
    private readonly Dictionary<string, Stream> streams = new(StringComparer.Ordinal);
    private readonly List<StoredEvent> all = [];
    private readonly Dictionary<string, Operation> operations = new(StringComparer.Ordinal);

    /// <summary>Called when events are durable, before anybody is answered.</summary>
    public Action<IReadOnlyList<StoredEvent>>? Committed { get; set; }

    /// <summary>The machine fails.</summary>
    public Action? Dies { get; set; }

    /// <summary>The process that calls.</summary>
    public Process Caller { get; set; } = new();

    public IReadOnlyList<StoredEvent> All => all;

    /// <summary>Appends that the disk has not answered.</summary>
    public int Held { get; private set; }

    public long VersionOf(string stream) => streams.TryGetValue(stream, out var known) ? known.Events.Count : 0;

    /// <summary>As in a cluster: what is committed may be told late, and what a decision has read is looked at.</summary>
    public bool IsShared => true;

    public Task<AppendResult> AppendAsync(Append append)
    {
        if (tampering.Append is { } altering) append = altering(append);
        var stream = StreamOf(append.Stream);
        var decided = stream.IsDecidedAnew ? append : tampering.Decision?.Invoke(append) ?? append;
        stream.IsDecidedAnew = false;
        var held = new HeldAppend(decided, Caller) { IsAnother = decided != append };
        stream.Held.Enqueue(held);
        Held++;
        if (stream.Held.Count == 1) scheduler.Ready(stream);
        return held.Answer.Task;
    }

    public async ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default)
    {
        await DawdleAsync();
        return streams.TryGetValue(stream, out var known) ? new(known.Events.Count, known.Snapshot) : new(0, null);
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await DawdleAsync();
        if (!streams.TryGetValue(stream, out var known)) yield break;
        // What this process wrote a moment ago may be at hand as an object; else it is read from its bytes.
        var fresh = dice.Chance(0.5);
        for (var i = (int)afterVersion; i < known.Events.Count; i++) yield return fresh ? known.Events[i] : known.Events[i] with { Payload = null };
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default) =>
        new(all.GetRange((int)afterPosition, Math.Min(max, all.Count - (int)afterPosition)));

    public ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(
        string subject, long afterPosition, int max, CancellationToken cancellationToken = default) => ReadAsync(subject, afterPosition, max);

    public ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default) => new(tampering.ForgetsHead ? 0 : all.Count);

    public Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default)
    {
        await DawdleAsync();
        return operations.TryGetValue(id, out var known) && known.Expires > clock.Now ? known : null;
    }

    /// <summary>In one word, all that was written: two runs of one seed have the same.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var stored in all)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{stored.Stream}@{stored.Version}:{stored.Type}:{stored.At.UtcTicks}:{stored.By}\n"));
            hash.AppendData(stored.Data.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A read takes its time now and then: others go on meanwhile.</summary>
    private Task DawdleAsync()
    {
        if (!dice.Chance(rates.SlowReads)) return Task.CompletedTask;
        var read = new TaskCompletionSource();
        scheduler.Ready(new OneShot(Caller, read.SetResult));
        return read.Task;
    }

    private void Ready(Stream stream) => scheduler.Ready(stream);

    private Stream StreamOf(string name)
    {
        if (!streams.TryGetValue(name, out var stream)) streams.Add(name, stream = new(this));
        return stream;
    }

    private sealed class Stream(SimLog log) : IRunnable
    {
        public List<StoredEvent> Events { get; } = [];

        public SnapshotName? Snapshot { get; set; }

        /// <summary>What waits for the disk, in order.</summary>
        public Queue<HeldAppend> Held { get; } = new();

        /// <summary>What was written last is not what was decided: its writer reads that, and decides anew.</summary>
        public bool IsDecidedAnew { get; set; }

        /// <summary>Some of it is in a commit together with others': what comes after that waits.</summary>
        public bool IsInCommit { get; set; }

        /// <summary>The disk takes the next append, alone or with what waits of other streams.</summary>
        public void Run()
        {
            if (IsInCommit || Held.Count == 0) return;
            log.Take(this);
        }
    }

    /// <param name="Caller">Who is answered, if he lives.</param>
    private sealed record HeldAppend(Append Append, Process Caller)
    {
        /// <summary>It is not what its caller has decided: he is to read it, and decide on.</summary>
        public bool IsAnother { get; init; }

        public TaskCompletionSource<AppendResult> Answer { get; } = new();
    }
}
