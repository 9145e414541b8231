namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What the server understands of what devices could say.</summary>
/// <param name="Scans">Scans may say what was seen as done, that more was taken on purpose, and when they were made.</param>
/// <param name="TakeOvers">A task may be taken over.</param>
/// <param name="Doubts">What contradicts the books is kept in doubt until it is counted; before that, a loss was written off at once.</param>
/// <param name="Serials">Moves, adjustments and put-aways say which serials they are about.</param>
internal sealed record Dialect(bool Scans, bool TakeOvers, bool Doubts, bool Serials)
{
    /// <summary>As the server speaks now.</summary>
    public static Dialect Today { get; } = new(true, true, true, true);

    /// <summary>All of the contract.</summary>
    public static Dialect Whole { get; } = new(true, true, true, true);
}
