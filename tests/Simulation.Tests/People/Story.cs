using System.Globalization;

using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What people did and were told, in words.</summary>
internal sealed class Story(SimClock clock)
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public void Tell(string line) =>
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{clock.Now:ddd HH:mm:ss}  {line}"));
}
