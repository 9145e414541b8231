using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>The lists of waves and of pickers.</summary>
public sealed class WaveProjection : IProjection
{
    private static readonly RowWrite<WaveSummary> Insert = WaveSummary.Table.Insert();
    private static readonly RowWrite<Settled> Settle = WaveSummary.Table.Update<Settled>();
    private static readonly RowWrite<Released> Release = WaveSummary.Table.Update<Released>();
    private static readonly RowWrite<PickerSummary> PutPicker = PickerSummary.Table.Put((nameof(PickerSummary.Task), Merge.Keep));
    private static readonly RowWrite<Given> GiveTask = PickerSummary.Table.Update<Given>();

    public string Name => "waves";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [WaveSummary.Table.Name, PickerSummary.Table.Name];

    public string Schema => WaveSummary.Table.Schema + PickerSummary.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            var colon = stored.Stream.IndexOf(':', StringComparison.Ordinal);
            if (stored.Stream[..colon] is "wave" or "picker") await ApplyAsync(stored.Stream[(colon + 1)..], stored, transaction);
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
            PickerPut put => PutPicker.RunAsync([new(site, code, put.Name, [.. put.Skills], null)], transaction),
            TaskTaken taken => GiveTask.RunAsync([new(site, code, taken.Task?.Code)], transaction),
            _ => Task.CompletedTask,
        };
    }

    private static int Fulfilments(IEnumerable<PlannedTask> tasks) =>
        tasks.SelectMany(task => task.Stops).SelectMany(stop => stop.Drops).Select(drop => drop.Fulfilment).Distinct().Count();

    private sealed record Settled(string Site, string Wave, string Status, int Tasks, int Fulfilments, int NotPlanned);

    private sealed record Released(string Site, string Wave, string Status, DateTimeOffset ReleasedAt);

    private sealed record Given(string Site, string Picker, string? Task);
}
