using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Work;

/// <summary>A task in the queue.</summary>
/// <param name="Kind">What sort of work: <c>pick</c>, <c>putAway</c>, <c>putBack</c>, <c>count</c>; there may be more.</param>
/// <param name="Priority">0 as a rule; higher goes first, whatever it is due by.</param>
/// <param name="Zone">Where it begins.</param>
/// <param name="Skill">What whoever does it must have learned; null: nothing.</param>
/// <param name="From">The place or container where it begins.</param>
/// <param name="To">Where the goods go, where that is one place.</param>
/// <param name="Merchant">Whose goods it is about, where they are one merchant's; likewise <paramref name="Sku"/> and <paramref name="Lot"/>.</param>
/// <param name="Quantity">Units, as it was planned; null where that is for whoever does it to find out.</param>
/// <param name="Picker">Who has it in hand.</param>
/// <param name="KeptFor">Who is to do it next, when a supervisor said so.</param>
/// <param name="ReleasedBy">Who gave it back last, where nobody has taken it since.</param>
/// <param name="Position">Of the event that offered it.</param>
/// <param name="Link">Where its kind tells of it; for who answers to fill in.</param>
[GenerateSerializer, Immutable, Alias("work.item")]
public sealed record WorkItem(
    [property: JsonIgnore] string Site,
    string Id,
    string Kind,
    int Priority,
    DateTimeOffset? DueBy,
    string? Zone,
    string? Skill,
    string From,
    string? To,
    string? Merchant,
    string? Sku,
    string? Lot,
    long? Quantity,
    string? Picker,
    string? KeptFor,
    [property: JsonIgnore] string? ReleasedBy,
    [property: JsonIgnore] DateTimeOffset? ReleasedAt,
    DateTimeOffset OfferedAt,
    [property: JsonIgnore] long Position,
    [property: NotMapped] string? Link = null)
{
    public WorkStatus Status => Picker is null ? WorkStatus.Open : WorkStatus.Taken;
}

[GenerateSerializer, Alias("work.status"), JsonConverter(typeof(CamelCaseEnum<WorkStatus>))]
public enum WorkStatus
{
    /// <summary>In nobody's hands.</summary>
    Open,
    Taken,
}
