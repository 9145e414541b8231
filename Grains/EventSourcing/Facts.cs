using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>What reactors tell to grains are facts: a refusal is a bug, and is tried again until it is mended.</summary>
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
