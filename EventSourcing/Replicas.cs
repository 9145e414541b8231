namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// The reference data of this process, which follow the log. The commits of this process are in them before their callers are answered;
/// those of other processes follow shortly after. They are always exact only when no other process writes the log.
/// </summary>
public sealed class Replicas
{
    private const int Page = 1_000;

    private readonly Lock gate = new();
    private readonly IEventLog log;
    private readonly IReadOnlyList<Replica> kinds;
    private volatile ReplicaImage image;
    private volatile Exception? failure;
    private long announced;

    public Replicas(IEventLog log, IEnumerable<Replica> kinds)
    {
        (this.log, this.kinds) = (log, [.. kinds]);
        image = ReplicaImage.Empty(this.kinds);
        log.SubscribeToCommits(OnCommitted);
    }

    /// <summary>The newest image.</summary>
    /// <exception cref="InvalidOperationException">An event could not be folded because a newer version wrote it.</exception>
    public ReplicaImage Image => failure is null ? image : throw new InvalidOperationException("Reference data cannot follow the log.", failure);

    public long Position => image.Position;

    /// <summary>Whether a command may have been answered whose events are not in the image yet.</summary>
    public bool MayLag => log.IsShared;

    /// <summary>Returns the kind whose view is <typeparamref name="TView"/>.</summary>
    public Replica<TView> Of<TView>()
        where TView : class => kinds.OfType<Replica<TView>>().Single();

    /// <summary>Completes when the image includes everything that was in the log at the time of the call.</summary>
    /// <exception cref="EventLogException">The log could not be read.</exception>
    public async ValueTask ReachHeadAsync(CancellationToken cancellationToken = default) =>
        await ReachAsync(await log.ReadHeadPositionAsync(cancellationToken), cancellationToken);

    /// <summary>Completes when the image includes everything up to a position, and every announced commit; reads from the log what was not
    /// announced.</summary>
    /// <param name="position">The position of a committed event.</param>
    /// <exception cref="EventLogException">The log could not be read.</exception>
    public async ValueTask ReachAsync(long position, CancellationToken cancellationToken = default)
    {
        while (image.Position < Math.Max(position, Volatile.Read(ref announced)))
        {
            var target = Math.Max(position, Volatile.Read(ref announced));
            var events = await log.ReadSubjectAsync(Replica.Subject, image.Position, Page, cancellationToken);
            var last = events.Count == 0 ? 0 : events[^1].Position;
            lock (gate) image = image.After(events, events.Count < Page ? Math.Max(target, last) : last);
            failure = null;
        }
    }

    /// <summary>Applies a commit that directly follows the image. After a gap, the next reader that needs it reads the missing events.</summary>
    private void OnCommitted(long after, IReadOnlyList<StoredEvent> events)
    {
        lock (gate)
        {
            announced = Math.Max(announced, events[^1].Position);
            if (image.Position < after) return;
            try
            {
                image = image.After(events, events[^1].Position);
            }
#pragma warning disable CA1031 // The commit stands: the failure is reported to readers of reference data, not to the writer.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = e;
            }
        }
    }
}
