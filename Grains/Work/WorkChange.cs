using System.Collections.Frozen;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Work;

/// <summary>What an event of a task changes in the queue. Table and memory go by this alone: both are what the tasks say.</summary>
internal abstract record WorkChange(string Site, string Id)
{
    private static readonly FrozenSet<string> Types = new[]
    {
        typeof(WorkOffered), typeof(WorkTaken), typeof(WorkReleased), typeof(WorkHandedOver), typeof(WorkClosed),
    }.Select(EventCodec.Types.NameOf).ToFrozenSet(StringComparer.Ordinal);

    public static bool Concerns(StoredEvent stored) => Types.Contains(stored.Type);

    /// <summary>Null for what is nothing to the queue.</summary>
    public static WorkChange? Of(StoredEvent stored)
    {
        if (!Concerns(stored)) return null;
        var (site, id) = IId<WorkId>.Parse(StreamName.Parse(stored.Stream).Key);
        return EventCodec.Decode(stored) switch
        {
            WorkOffered { Offer: var offer } => new WorkComes(Item(site.Value, id, offer, stored)),
            WorkTaken taken => new WorkChangesHands(site.Value, id, taken.Picker, null, null, null),
            WorkReleased released => new WorkChangesHands(site.Value, id, null, null, released.Picker, Whole(stored.At)),
            WorkHandedOver handed => new WorkChangesHands(site.Value, id, null, handed.To, handed.From, Whole(stored.At)),
            WorkClosed => new WorkLeaves(site.Value, id),
            var other => throw new InvalidOperationException($"{stored.Stream}@{stored.Version} is a {other?.GetType().Name}, and none of {stored.Type}."),
        };
    }

    private static WorkItem Item(string site, string id, WorkOffer offer, StoredEvent stored) => new(
        site, id, offer.Kind, offer.Priority, offer.DueBy is { } due ? Whole(due) : null, offer.Zone, offer.Skill, offer.From, offer.To, offer.Merchant, offer.Sku, offer.Lot,
        offer.Quantity, null, null, null, null, Whole(stored.At), stored.Position);

    /// <summary>A time as the table keeps it, so that memory says the same.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}

internal sealed record WorkComes(WorkItem Item) : WorkChange(Item.Site, Item.Id);

/// <summary>A part of a <see cref="WorkItem"/>.</summary>
internal sealed record WorkChangesHands(string Site, string Id, string? Picker, string? KeptFor, string? ReleasedBy, DateTimeOffset? ReleasedAt)
    : WorkChange(Site, Id)
{
    public WorkItem In(WorkItem item) => item with { Picker = Picker, KeptFor = KeptFor, ReleasedBy = ReleasedBy, ReleasedAt = ReleasedAt };
}

internal sealed record WorkLeaves(string Site, string Id) : WorkChange(Site, Id);
