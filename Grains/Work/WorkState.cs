using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Work;

/// <summary>A task whose state tells who has it.</summary>
public interface IHasWork
{
    WorkState Work { get; }
}

/// <summary>Who has a task in hand, had it, or is to have it.</summary>
/// <param name="Owner">Who has it; once it is closed, who had it then.</param>
/// <param name="KeptFor">Who is to have it next; null: whoever comes.</param>
/// <param name="Former">Who had it before, and until when.</param>
public sealed record WorkState(bool IsOffered, bool IsClosed, string? Owner, string? KeptFor, ImmutableArray<FormerOwner> Former)
{
    public static WorkState Initial { get; } = new(false, false, null, null, []);

    [JsonIgnore]
    public bool IsOpen => IsOffered && !IsClosed;

    /// <summary>Until when somebody had it who has it no longer; null when he never had it.</summary>
    public DateTimeOffset? HadUntil(string picker) => Former.LastOrDefault(owner => owner.Picker == picker)?.Until;
}

public sealed record FormerOwner(string Picker, DateTimeOffset Until);
