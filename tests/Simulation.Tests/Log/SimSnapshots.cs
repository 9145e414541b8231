using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Log;

/// <summary>Snapshots in memory, which may be lost at any time.</summary>
internal sealed class SimSnapshots(Dice dice, LogFaults rates, Faults faults) : ISnapshotStore
{
    private readonly Dictionary<(string Stream, SnapshotName Name), ReadOnlyMemory<byte>> kept = [];

    public int Written { get; private set; }

    public int Read { get; private set; }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken = default)
    {
        if (!kept.TryGetValue((stream, name), out var data)) return new((ReadOnlyMemory<byte>?)null);
        if (dice.Chance(rates.SnapshotLost))
        {
            faults.Hit(Faults.SnapshotLost);
            return new((ReadOnlyMemory<byte>?)null);
        }

        Read++;
        return new(data);
    }

    public Task WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        kept[(stream, name)] = data;
        Written++;
        return Task.CompletedTask;
    }
}
