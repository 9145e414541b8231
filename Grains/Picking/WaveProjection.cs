using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>The list of waves.</summary>
public sealed class WaveProjection : IProjection
{
    private const string Prefix = "wave:";

    private static readonly RowWrite<WaveSummary> Insert = WaveSummary.Table.Insert();
    private static readonly RowWrite<Settled> Settle = WaveSummary.Table.Update<Settled>();
    private static readonly RowWrite<Released> Release = WaveSummary.Table.Update<Released>();

    public string Name => "waves";

    public int Version => 2;

    public IReadOnlyList<string> Tables => [WaveSummary.Table.Name];

    public string Schema => WaveSummary.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            if (stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) await ApplyAsync(stored.Stream[Prefix.Length..], stored, transaction);
        }
    }

    private static Task ApplyAsync(string key, StoredEvent stored, DbTransaction transaction)
    {
        var (site, code) = (Subject.OwnerOf(key), key[(Subject.OwnerOf(key).Length + 1)..]);
        return EventCodec.Decode(stored) switch
        {
            WavePlanned planned => Insert.RunAsync(
                [
                    new(
                        site, code, EnumText.Of(planned.Kind), "planned", planned.Tasks.Length, Fulfilments(planned.Tasks), planned.NotPlanned.Length,
                        stored.At, null),
                ],
                transaction),
            WaveSettled settled => Settle.RunAsync(
                [new(site, code, "settled", settled.Tasks.Length, Fulfilments(settled.Tasks), settled.NotPlanned.Length)], transaction),
            WaveReleased => Release.RunAsync([new(site, code, "released", stored.At)], transaction),
            _ => Task.CompletedTask,
        };
    }

    private static int Fulfilments(IEnumerable<PlannedTask> tasks) =>
        tasks.SelectMany(task => task.Stops).SelectMany(stop => stop.Drops).Select(drop => drop.Fulfilment).Distinct().Count();

    private sealed record Settled(string Site, string Wave, string Status, int Tasks, int Fulfilments, int NotPlanned);

    private sealed record Released(string Site, string Wave, string Status, DateTimeOffset ReleasedAt);
}
