namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// The reference data of this process. They follow the log: what this process commits is in them before anybody is answered, what
/// others commit comes a little later. Only of a log that nobody else writes are they exact at every moment.
/// </summary>
public sealed class Replicas
{
    private const int Page = 1_000;

    private readonly Lock gate = new();
    private readonly IEventLog log;
    private readonly IReadOnlyList<Replica> kinds;
    private volatile ReplicaImage image;
    private volatile Exception? failure;
    private long heard;

    public Replicas(IEventLog log, IEnumerable<Replica> kinds)
    {
        (this.log, this.kinds) = (log, [.. kinds]);
        image = ReplicaImage.Empty(this.kinds);
        log.WhenCommitted(Hear);
    }

    /// <summary>The newest image.</summary>
    /// <exception cref="InvalidOperationException">An event could not be folded: it was written by a newer version.</exception>
    public ReplicaImage Image => failure is null ? image : throw new InvalidOperationException("Reference data cannot follow the log.", failure);

    public long Position => image.Position;

    /// <summary>Whether something may have been answered that is not in the image yet.</summary>
    public bool MayLag => log.IsShared;

    /// <summary>The kind that is told as this view.</summary>
    public Replica<TView> Of<TView>()
        where TView : class => kinds.OfType<Replica<TView>>().Single();

    /// <summary>Completes when the image has everything that the log had at the call.</summary>
    /// <exception cref="EventLogException">The log could not be read.</exception>
    public async ValueTask ReachHeadAsync(CancellationToken cancellationToken = default) =>
        await ReachAsync(await log.ReadHeadPositionAsync(cancellationToken), cancellationToken);

    /// <summary>Completes when the image has everything up to a position, and what has been heard of; reads it where it was not told of it.</summary>
    /// <param name="position">Of something that is committed.</param>
    /// <exception cref="EventLogException">The log could not be read.</exception>
    public async ValueTask ReachAsync(long position, CancellationToken cancellationToken = default)
    {
        while (image.Position < Math.Max(position, Volatile.Read(ref heard)))
        {
            var target = Math.Max(position, Volatile.Read(ref heard));
            var events = await log.ReadSubjectAsync(Replica.Subject, image.Position, Page, cancellationToken);
            var last = events.Count == 0 ? 0 : events[^1].Position;
            lock (gate) image = image.After(events, events.Count < Page ? Math.Max(target, last) : last);
            failure = null;
        }
    }

    /// <summary>Takes what follows directly on the image. Where something between was not told, it is read by whoever needs it.</summary>
    private void Hear(long after, IReadOnlyList<StoredEvent> events)
    {
        lock (gate)
        {
            heard = Math.Max(heard, events[^1].Position);
            if (image.Position < after) return;
            try
            {
                image = image.After(events, events[^1].Position);
            }
#pragma warning disable CA1031 // What was committed is committed: who reads reference data is told, and not who wrote.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = e;
            }
        }
    }
}
