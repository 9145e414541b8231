namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What may happen in a run: who does what how often, and what goes wrong.</summary>
/// <param name="Name">Names it in what is needed to repeat a run.</param>
/// <param name="Weights">How often each sort of act comes, relative to each other.</param>
internal sealed record Profile(string Name, IReadOnlyDictionary<string, int> Weights)
{
    public Dialect Dialect { get; init; } = Dialect.Today;

    /// <summary>Acts of a run.</summary>
    public int Acts { get; init; } = 120;

    /// <summary>The SKUs that come into question; empty: all.</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>How many sites take part.</summary>
    public int Sites { get; init; } = 2;

    /// <summary>The log and the network are not as one would wish.</summary>
    public bool SystemFails { get; init; }

    /// <summary>Scans are doubled, with their key.</summary>
    public double Doubled { get; init; }

    /// <summary>Scans of whole stops go without a key.</summary>
    public double Unkeyed { get; init; }

    /// <summary>Scans without a key are sent twice.</summary>
    public double UnkeyedTwice { get; init; }

    /// <summary>Scans come minutes to days late.</summary>
    public double Delayed { get; init; }

    /// <summary>The laws that are looked at; empty: all.</summary>
    public IReadOnlyList<string> Laws { get; init; } = [];

    /// <summary>Acts that every run begins with.</summary>
    public IReadOnlyList<string> Opening { get; init; } = ["receive", "receive", "putAway", "putAway", "putAway"];
}
