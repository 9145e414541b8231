using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Work;

/// <summary>A site's queue as a grain. All of it is in memory: read once, from then on it follows the log. There is nothing to be lost, and
/// nothing that could be other than the tasks say.</summary>
public sealed class WorkQueueGrain(WorkQueries tasks, IEventLog log, TimeProvider clock) : Grain, IWorkQueueGrain
{
    private const int Page = 1_000;

    private WorkQueue queue = new([]);
    private string site = "";
    private long position;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync(this.GetPrimaryKeyString());

    /// <summary>Becomes the queue of a site. Called once, by whatever hosts it.</summary>
    public async Task LoadAsync(string of)
    {
        // What happens while it is read is in it, and is heard once more: in the end it is as the last event says.
        (site, position) = (of, await log.ReadHeadPositionAsync());
        queue = new(await tasks.AllAsync(new SiteId(of)));
    }

    public async Task<WorkItem?> ProposeAsync(WorkAsk ask)
    {
        await FollowAsync();
        return queue.Propose(ask, clock.GetUtcNow());
    }

    public async Task<WorkItem?> InHandAsync(string picker)
    {
        await FollowAsync();
        return queue.InHand(picker, []);
    }

    /// <summary>Hears everything that has been answered by now.</summary>
    private async Task FollowAsync()
    {
        IReadOnlyList<StoredEvent> events;
        do
        {
            events = await log.ReadSubjectAsync(Subject.Work(site), position, Page);
            foreach (var stored in events)
            {
                if (WorkChange.Of(stored) is { } change) queue.Apply(change);
                position = stored.Position;
            }
        }
        while (events.Count == Page);
    }
}
