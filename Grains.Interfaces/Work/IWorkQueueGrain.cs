using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Interfaces.Work;

/// <summary>All that people are to do at a site, in the order in which it is to be done. An index: it follows the tasks, keeps nothing of its
/// own, and proposes; a task says itself who has it. Key: site.</summary>
[Alias("work.IWorkQueueGrain")]
public interface IWorkQueueGrain : IGrainWithStringKey
{
    /// <summary>What somebody has in hand, or is to take next; null when there is nothing for him. For a few seconds nobody else is told to
    /// take the same.</summary>
    [Alias("Propose")]
    Task<WorkItem?> ProposeAsync(WorkAsk ask);

    /// <summary>What somebody has in hand; null: nothing.</summary>
    [Alias("InHand")]
    Task<WorkItem?> InHandAsync(string picker);
}

/// <summary>Who asks for work.</summary>
/// <param name="Skills">What he has learned.</param>
/// <param name="Kinds">The kinds that he asks for; empty: all.</param>
/// <param name="Zone">Where he is: of what is about as urgent he gets what is there.</param>
[GenerateSerializer, Immutable, Alias("work.ask")]
public sealed record WorkAsk(string Picker, ImmutableArray<string> Skills, ImmutableArray<string> Kinds, string? Zone = null);
