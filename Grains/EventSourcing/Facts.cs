using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>For reactors, whose commands report facts: a refusal is a bug, so it throws and the reaction is retried.</summary>
public static class Facts
{
    public static async Task<T> MustAsync<T>(this Task<Outcome<T>> command, string reference)
    {
        var outcome = await command;
        return outcome.Accepted
            ? outcome.Value
            : throw new InvalidOperationException($"{reference}: {outcome.Refusal.Code}: {outcome.Refusal.Detail}");
    }
}
