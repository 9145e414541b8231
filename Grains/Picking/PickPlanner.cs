using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

public abstract record PickPlannerEvent;

/// <param name="Operation">Whose wish it was: the same one gets the same wave.</param>
[EventType("waveNumbered")]
public sealed record WaveNumbered(int Number, string? Operation) : PickPlannerEvent;

/// <param name="Waves">How many waves were numbered.</param>
/// <param name="Recent">The last waves that were asked for with an operation.</param>
public sealed record PickPlannerState(int Waves, ImmutableArray<WaveNumbered> Recent)
{
    public static PickPlannerState Initial { get; } = new(0, []);
}

/// <summary>The numbers of a site's waves: pure.</summary>
public static class PickPlanner
{
    public const int MaxOrders = 1_000;

    public const int DefaultOrders = 50;

    private const int RecentWaves = 100;

    public static Refusal? Check(PlanWave command) =>
        command.MaxOrders is < 1 or > MaxOrders
            ? Refusal.Invalid("invalid_max_orders", "maxOrders", $"Between 1 and {MaxOrders}.")
            : null;

    public static Decision<PickPlannerEvent> Number(PickPlannerState state, string? operation) =>
        operation is not null && state.Recent.Any(wave => wave.Operation == operation)
            ? Decision<PickPlannerEvent>.Nothing
            : new WaveNumbered(state.Waves + 1, operation);

    /// <summary>The number that <see cref="Number"/> has given.</summary>
    public static string NumberOf(PickPlannerState state, string? operation)
    {
        var known = operation is null ? null : state.Recent.LastOrDefault(wave => wave.Operation == operation);
        var number = known?.Number ?? state.Waves;
        return string.Create(CultureInfo.InvariantCulture, $"W{number:D6}");
    }

    public static PickPlannerState Evolve(PickPlannerState state, PickPlannerEvent @event, DateTimeOffset at) => @event switch
    {
        WaveNumbered numbered => state with
        {
            Waves = numbered.Number,
            Recent = numbered.Operation is null ? state.Recent : [.. state.Recent.Add(numbered).TakeLast(RecentWaves)],
        },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}
