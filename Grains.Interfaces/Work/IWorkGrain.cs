using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Work;

/// <summary>A task for a person, of whatever kind. It alone says who has it in hand. Key: site/task.</summary>
[Alias("work.IWorkGrain")]
public interface IWorkGrain : IGrainWithStringKey
{
    /// <summary>Somebody takes it in hand, from whoever he knows to have it. The same again changes nothing.</summary>
    /// <returns>Refused with <c>in_other_hands</c> where somebody else has it by now, with <c>kept_for_another</c> where somebody else is to
    /// have it, and with <c>task_done</c>.</returns>
    [Alias("Take")]
    Task<Outcome<Done>> TakeAsync(TakeWork command);

    /// <summary>Someone else does the rest.</summary>
    [Alias("Release")]
    Task<Outcome<Done>> ReleaseAsync(ReleaseWork command);

    /// <summary>Keeps it for somebody: whoever has it loses it, and nobody else gets it.</summary>
    [Alias("HandOver")]
    Task<Outcome<Done>> HandOverAsync(HandOverWork command);
}

/// <param name="From">Who has it, as far as the sender knows; null: nobody.</param>
[GenerateSerializer, Immutable, Alias("work.take")]
public sealed record TakeWork(string Picker, string? From = null);

/// <param name="Operation">Names this wish for ever: the same one is done once.</param>
[GenerateSerializer, Immutable, Alias("work.release")]
public sealed record ReleaseWork(string Picker, string Reason, string? Operation = null);

/// <param name="Picker">Who is to have it.</param>
/// <param name="Operation">Names this wish for ever: the same one is done once.</param>
[GenerateSerializer, Immutable, Alias("work.handOver")]
public sealed record HandOverWork(string Picker, string Reason, string? Operation = null);
