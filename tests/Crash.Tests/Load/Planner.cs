namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Plans waves of released orders.</summary>
internal sealed class Planner(Floor floor, Dice dice) : Worker(floor, dice)
{
    protected override (int Least, int Most) Rest => (100, 800);

    protected override Task WorkAsync() => AskAsync(
        $"{Floor.Site}/waves", new { maxOrders = Dice.Between(3, 20), kind = Dice.Percent(70) ? "batch" : "single" });
}
