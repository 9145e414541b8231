namespace OrleansWarehouse.Grains.Work;

/// <summary>What happens to a task. Each kind has events of its own; the others are common to all, so that one queue can follow every task.</summary>
public abstract record WorkEvent;

/// <summary>Somebody is to do it. What was closed may be offered again.</summary>
[EventType("workOffered")]
public sealed record WorkOffered(WorkOffer Offer) : WorkEvent;

/// <param name="From">Who had it until now; null: nobody.</param>
[EventType("workTaken")]
public sealed record WorkTaken(string Picker, string? From) : WorkEvent;

[EventType("workReleased")]
public sealed record WorkReleased(string Picker, string Reason) : WorkEvent;

/// <param name="From">Who had it until now; null: nobody.</param>
/// <param name="To">Who is to take it; nobody else may.</param>
[EventType("workHandedOver")]
public sealed record WorkHandedOver(string? From, string To, string Reason) : WorkEvent;

/// <summary>Nothing of it is left to be done.</summary>
/// <param name="Picker">Who had it then; null: nobody.</param>
[EventType("workClosed")]
public sealed record WorkClosed(string? Picker) : WorkEvent;

/// <summary>What the queue is told of a task; see <see cref="Interfaces.Work.WorkItem"/>.</summary>
public sealed record WorkOffer(string Kind, string From)
{
    public string? To { get; init; }

    public int Priority { get; init; }

    public DateTimeOffset? DueBy { get; init; }

    public string? Zone { get; init; }

    public string? Skill { get; init; }

    public string? Merchant { get; init; }

    public string? Sku { get; init; }

    public string? Lot { get; init; }

    public long? Quantity { get; init; }
}
