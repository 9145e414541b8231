using System.Reflection;

using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Log;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>What grains have in memory.</summary>
internal static class Memory
{
    /// <summary>The streams of grains that are as new as the log and do not say the same.</summary>
    public static IEnumerable<string> Differing(IEnumerable<Activation> activations, Ledger ledger, SimLog log)
    {
        foreach (var activation in activations)
        {
            if (!activation.IsIdle || activation.Grain is not { } grain || RunnerOf(grain) is not { } runner) continue;
            var type = runner.GetType();
            var stream = (string)type.GetField("stream", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(runner)!;
            var version = (long)type.GetProperty("Version")!.GetValue(runner)!;
            if (version == 0 || version != log.VersionOf(stream) || ledger.Of(stream) is not { } state) continue;
            var fold = Fold.ByKind[StreamName.Parse(stream).Kind];
            if (fold.Write(type.GetProperty("State")!.GetValue(runner)!) != fold.Write(state)) yield return stream;
        }
    }

    private static object? RunnerOf(object grain)
    {
        for (var type = grain.GetType(); type is not null; type = type.BaseType)
            if (type.GetField("runner", BindingFlags.NonPublic | BindingFlags.Instance) is { } field) return field.GetValue(grain);
        return null;
    }
}
