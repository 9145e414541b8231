using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Work;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>The list of pickers, and what each has in hand.</summary>
public sealed class PickerProjection : IProjection
{
    private const string Prefix = "picker:";

    private static readonly RowWrite<PickerSummary> Put = PickerSummary.Table.Put((nameof(PickerSummary.Task), Merge.Keep));
    private static readonly RowWrite<InHand> Take = PickerSummary.Table.Update<InHand>();

    /// <summary>He may have taken another task since.</summary>
    private static readonly RowWrite<InHand> Leave = PickerSummary.Table.Update<InHand>(
        (nameof(InHand.Task), new(static (old, given) => $"CASE WHEN {old} = {given} THEN NULL ELSE {old} END")));

    public string Name => "pickers";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [PickerSummary.Table.Name];

    public string Schema => PickerSummary.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
            if (WorkChange.Concerns(stored) || stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) await ApplyAsync(stored, transaction);
    }

    private static async Task ApplyAsync(StoredEvent stored, DbTransaction transaction)
    {
        var key = StreamName.Parse(stored.Stream).Key;
        var (site, code) = (Subject.OwnerOf(key), key[(Subject.OwnerOf(key).Length + 1)..]);
        var (taken, left) = EventCodec.Decode(stored) switch
        {
            WorkTaken work => (work.Picker, work.From),
            WorkReleased released => (null, released.Picker),
            WorkHandedOver handed => (null, handed.From),
            WorkClosed closed => (null, closed.Picker),
            _ => (default(string), default(string)),
        };
        if (EventCodec.Decode(stored) is PickerPut put) await Put.RunAsync([new(site, code, put.Name, [.. put.Skills], null)], transaction);
        if (left is not null) await Leave.RunAsync([new(site, left, code)], transaction);
        if (taken is not null) await Take.RunAsync([new(site, taken, code)], transaction);
    }

    private sealed record InHand(string Site, string Picker, string Task);
}
