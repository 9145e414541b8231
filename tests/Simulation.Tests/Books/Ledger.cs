using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>What the log says of every aggregate, as of its newest event.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, object> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, object>> byKind = new(StringComparer.Ordinal);

    public IEnumerable<string> Streams => states.Keys;

    public object? Of(string stream) => states.GetValueOrDefault(stream);

    /// <summary>The states of a kind, by key.</summary>
    public IReadOnlyDictionary<string, object> OfKind(string kind) => Kind(kind);

    /// <exception cref="InvalidOperationException">The event does not fit what was before.</exception>
    public void Add(StoredEvent stored)
    {
        var name = StreamName.Parse(stored.Stream);
        if (!Fold.ByKind.TryGetValue(name.Kind, out var fold)) return;
        var state = fold.Evolve(states.GetValueOrDefault(stored.Stream) ?? fold.Initial, EventCodec.Decode(stored)!, stored.At);
        states[stored.Stream] = state;
        Kind(name.Kind)[name.Key] = state;
    }

    /// <summary>The streams whose state differs from what their bytes in the log come to.</summary>
    public IEnumerable<string> Differing(IReadOnlyList<StoredEvent> log)
    {
        var replay = new Ledger();
        foreach (var stored in log) replay.Add(stored with { Payload = null });
        foreach (var (stream, state) in states)
        {
            var fold = Fold.ByKind[StreamName.Parse(stream).Kind];
            if (fold.Write(state) != fold.Write(replay.states[stream])) yield return stream;
        }
    }

    private Dictionary<string, object> Kind(string kind)
    {
        if (!byKind.TryGetValue(kind, out var some)) byKind.Add(kind, some = new(StringComparer.Ordinal));
        return some;
    }
}
