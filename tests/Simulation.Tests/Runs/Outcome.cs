using OrleansWarehouse.Simulation.Tests.Laws;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>What came of a run.</summary>
/// <param name="Broken">The first law that broke; null when all held.</param>
/// <param name="Hash">Of all that was written.</param>
/// <param name="Facts">Writes that were answered before the end of the shift.</param>
/// <param name="Hours">Of the shift.</param>
/// <param name="Begun">Acts that were begun before it ended.</param>
internal sealed record Outcome(
    Plan Plan, Violation? Broken, IReadOnlyList<string> Story, string Hash, long Steps, int Events, int Facts, double Hours, int Begun,
    Coverage Coverage)
{
    /// <summary>The run told to a person, with what repeats it.</summary>
    public string Tell() =>
        $"""
        {Broken?.ToString() ?? "All laws held."}
        {string.Join(Environment.NewLine, Story)}
        Again: SIMULATION='{Plan}' dotnet test tests/Simulation.Tests --filter Name~One_run_is_told
        """;
}
