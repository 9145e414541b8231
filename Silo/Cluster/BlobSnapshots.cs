using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

using Orleans.Runtime;
using Orleans.Storage;

namespace OrleansWarehouse.Silo.Cluster;

/// <summary>
/// Snapshots in a grain storage. Each stream has two slots, written alternately, so that the snapshot named on the log's head stays until
/// the next one is named. While the storage is unreachable, grains read more events instead.
/// </summary>
internal sealed partial class BlobSnapshots(IGrainStorage storage, TimeProvider clock, ILogger<BlobSnapshots> logger) : ISnapshotStore
{
    public const string Store = "snapshots";

    private static readonly string[] Slots = ["a", "b"];
    private static readonly GrainType Kind = GrainType.Create("snapshot");
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(10);

    /// <summary>The slot that was read or written last, per stream that has a snapshot.</summary>
    private readonly ConcurrentDictionary<string, string> newest = new(StringComparer.Ordinal);

    private long unreachableUntil;

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        string stream, SnapshotName name, CancellationToken cancellationToken = default)
    {
        if (IsCoolingDown) return null;
        try
        {
            foreach (var slot in Slots)
            {
                var kept = await ReadAsync(stream, slot);
                if (!kept.RecordExists || kept.State is not { } found || found.Name != name) continue;
                newest[stream] = slot;
                return found.Data;
            }
        }
#pragma warning disable CA1031 // A cache that cannot be read counts as empty, whatever the storage's library throws.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            CoolDownAfter(failure);
        }

        return null;
    }

    public async Task WriteAsync(
        string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        if (IsCoolingDown) throw new EventLogException("unavailable", "The snapshot storage is unreachable.");
        var slot = newest.TryGetValue(stream, out var last) && last == Slots[0] ? Slots[1] : Slots[0];
        try
        {
            var kept = await ReadAsync(stream, slot);
            kept.State = new() { Version = name.Version, Schema = name.Schema, Token = name.Token, Data = data.ToArray() };
            await storage.WriteStateAsync(slot, IdOf(stream), kept);
            newest[stream] = slot;
        }
        catch (InconsistentStateException failure)
        {
            throw new EventLogException("contended", "Another silo wrote the snapshot.", failure);
        }
#pragma warning disable CA1031 // As above: the grain continues without a snapshot.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            CoolDownAfter(failure);
            throw new EventLogException("unavailable", "The snapshot could not be written.", failure);
        }
    }

    private bool IsCoolingDown => clock.GetTimestamp() < Volatile.Read(ref unreachableUntil);

    private static GrainId IdOf(string stream) => GrainId.Create(Kind, Uri.EscapeDataString(stream));

    private async Task<GrainState<KeptSnapshot>> ReadAsync(string stream, string slot)
    {
        var kept = new GrainState<KeptSnapshot>(new());
        await storage.ReadStateAsync(slot, IdOf(stream), kept);
        return kept;
    }

    /// <summary>Skips the storage for a while after a failure, so that not every activation waits for it.</summary>
    private void CoolDownAfter(Exception failure)
    {
        Volatile.Write(ref unreachableUntil, clock.GetTimestamp() + (long)(Cooldown.TotalSeconds * clock.TimestampFrequency));
        LogUnreachable(failure, Cooldown);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot storage is unreachable; grains do without it for {Cooldown}")]
    private partial void LogUnreachable(Exception failure, TimeSpan cooldown);
}

[GenerateSerializer, Alias("keptSnapshot")]
internal sealed class KeptSnapshot
{
    [Id(0)]
    public long Version { get; set; }

    [Id(1)]
    public int Schema { get; set; }

    [Id(2)]
    public byte[] Data { get; set; } = [];

    [Id(3)]
    public long Token { get; set; }

    public SnapshotName Name => new(Version, Schema, Token);
}
