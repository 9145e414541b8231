using System.Data.Common;

using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Work;

/// <summary>What is to be done at each site, out of the tasks' events; what is done leaves.</summary>
public sealed class WorkQueueProjection : IProjection
{
    internal static readonly RowTable<WorkItem> Open =
        new("work_queue", [nameof(WorkItem.Site), nameof(WorkItem.Id)], new RowIndex("next", "(site, kind, position)"));

    private static readonly RowWrite<WorkItem> Come = Open.Put();
    private static readonly RowWrite<WorkChangesHands> ChangeHands = Open.Update<WorkChangesHands>();
    private static readonly RowWrite<WorkLeaves> Leave = Open.Delete<WorkLeaves>();

    public string Name => "workQueue";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [Open.Name];

    public string Schema => Open.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var coming = new Dictionary<(string Site, string Id), WorkItem>();
        var (handed, gone) = (new Dictionary<(string, string), WorkChangesHands>(), new List<WorkLeaves>());
        foreach (var change in events.Select(WorkChange.Of).OfType<WorkChange>())
        {
            var key = (change.Site, change.Id);
            switch (change)
            {
                case WorkComes come:
                    coming[key] = come.Item;
                    handed.Remove(key);
                    break;
                case WorkChangesHands hands:
                    if (coming.TryGetValue(key, out var item)) coming[key] = hands.In(item);
                    else handed[key] = hands;
                    break;
                case WorkLeaves leaves:
                    coming.Remove(key);
                    handed.Remove(key);
                    gone.Add(leaves);
                    break;
            }
        }

        // One that was done and is offered again leaves first.
        await Leave.RunAsync(gone, transaction);
        await Come.RunAsync(coming.Values, transaction);
        await ChangeHands.RunAsync(handed.Values, transaction);
    }
}
