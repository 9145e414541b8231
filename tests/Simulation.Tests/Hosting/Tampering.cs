using OrleansWarehouse.Simulation.Tests.Followers;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>What is broken on purpose, to see whether somebody notices; by itself, nothing.</summary>
internal sealed class Tampering : CallFilter
{
    /// <summary>Changes what is about to be written, behind its writer's back.</summary>
    public Func<Append, Append>? Append { get; init; }

    /// <summary>Changes what was decided. Who decided reads what is written instead, and goes on from there.</summary>
    public Func<Append, Append>? Decision { get; init; }

    /// <summary>Changes what a reactor hears: the events that it reacts to instead.</summary>
    public Func<Reaction, IReadOnlyList<StoredEvent>>? Reaction { get; init; }

    /// <summary>Does something else instead of a call; null lets it pass.</summary>
    public Func<Call, Activation, object, Task?>? Call { get; init; }

    /// <summary>Does something else than calling whose deadline is reached, where it says so.</summary>
    public Func<DueRow, bool>? Deadline { get; init; }

    /// <summary>Events that no read model hears of.</summary>
    public Func<StoredEvent, bool>? Unseen { get; init; }

    /// <summary>An append of which the log does not know whether it is written is taken for written.</summary>
    public bool TakesUnknownForDone { get; init; }

    /// <summary>Nobody looks whether reference data that a decision has read have changed since.</summary>
    public bool IgnoresReferences { get; init; }

    /// <summary>Whoever asks how far the log goes is told that there is nothing in it.</summary>
    public bool ForgetsHead { get; init; }

    /// <summary>The events of one append are not seen at once.</summary>
    public bool TellsInHalves { get; init; }

    public override Task Invoke(Call call, Activation at, object grain) => Call?.Invoke(call, at, grain) ?? base.Invoke(call, at, grain);
}
