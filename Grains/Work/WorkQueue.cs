using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Work;

/// <summary>What is to be done at a site, and what of it is next for whom. Follows the tasks and decides nothing: a task that it proposes may
/// be in other hands by then.</summary>
internal sealed class WorkQueue(IEnumerable<WorkItem> items)
{
    /// <summary>Who gave a task back does not get it again for so long: somebody else is to do it.</summary>
    private static readonly TimeSpan NotAgainFor = TimeSpan.FromHours(1);

    /// <summary>For so long nobody else is told to take what somebody was just told to take.</summary>
    private static readonly TimeSpan ProposedFor = TimeSpan.FromSeconds(5);

    /// <summary>What is due within the same hour is about as urgent: what is near goes first.</summary>
    private static readonly TimeSpan AboutAsUrgent = TimeSpan.FromHours(1);

    private readonly Dictionary<string, WorkItem> items = items.ToDictionary(static item => item.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, (string Picker, DateTimeOffset Until)> proposed = new(StringComparer.Ordinal);

    public IEnumerable<WorkItem> Items => items.Values;

    public void Apply(WorkChange change)
    {
        proposed.Remove(change.Id);
        switch (change)
        {
            case WorkComes { Item: var item }:
                items[item.Id] = item;
                break;
            case WorkChangesHands hands when items.TryGetValue(hands.Id, out var known):
                items[hands.Id] = hands.In(known);
                break;
            case WorkLeaves:
                items.Remove(change.Id);
                break;
        }
    }

    /// <summary>What somebody has in hand; of several, what is to be done first.</summary>
    public WorkItem? InHand(string picker, IReadOnlyCollection<string> kinds) =>
        First(items.Values.Where(item => item.Picker == picker && IsOf(item, kinds)), null);

    /// <summary>What somebody has in hand, or else what is next for him: what is kept for him; then by priority, deadline and zone, the oldest
    /// first.</summary>
    public WorkItem? Propose(WorkAsk ask, DateTimeOffset now)
    {
        if (InHand(ask.Picker, ask.Kinds) is { } inHand) return inHand;
        var open = items.Values.Where(item => item.Picker is null && IsOf(item, ask.Kinds)).ToList();
        var next = First(open.Where(item => item.KeptFor == ask.Picker), ask.Zone) ?? First(open.Where(item => IsFor(item, ask, now)), ask.Zone);
        if (next is not null) proposed[next.Id] = (ask.Picker, now + ProposedFor);
        return next;
    }

    private bool IsFor(WorkItem item, WorkAsk ask, DateTimeOffset now) =>
        item.KeptFor is null
        && (item.Skill is null || ask.Skills.Contains(item.Skill))
        && (item.ReleasedBy != ask.Picker || now - item.ReleasedAt >= NotAgainFor)
        && (!proposed.TryGetValue(item.Id, out var other) || other.Picker == ask.Picker || other.Until <= now);

    private static bool IsOf(WorkItem item, IReadOnlyCollection<string> kinds) => kinds.Count == 0 || kinds.Contains(item.Kind);

    private static WorkItem? First(IEnumerable<WorkItem> some, string? zone) => some.MinBy(item => (
        -item.Priority,
        zone is null ? 0 : (item.DueBy ?? DateTimeOffset.MaxValue).Ticks / AboutAsUrgent.Ticks,
        zone is not null && item.Zone != zone,
        item.DueBy ?? DateTimeOffset.MaxValue,
        item.Position));
}
