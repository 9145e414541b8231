using OrleansWarehouse.Simulation.Tests.Followers;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>What is broken on purpose, to see whether somebody notices; by itself, nothing.</summary>
internal sealed class Tampering : CallFilter
{
    /// <summary>Changes what is about to be written.</summary>
    public Func<Append, Append>? Append { get; init; }

    /// <summary>Changes what a reactor hears: the events that it reacts to instead.</summary>
    public Func<Reaction, IReadOnlyList<StoredEvent>>? Reaction { get; init; }

    /// <summary>Does something else instead of a call; null lets it pass.</summary>
    public Func<Call, Activation, object, Task?>? Call { get; init; }

    public override Task Invoke(Call call, Activation at, object grain) => Call?.Invoke(call, at, grain) ?? base.Invoke(call, at, grain);
}
