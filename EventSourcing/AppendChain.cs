namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// Appends to one stream that build on one another before the outcome of the first is known. Once one of them is not
/// committed, for whatever reason, every later one of the same chain ends in <see cref="AppendOutcome.Conflict"/>.
/// </summary>
/// <remarks>
/// A version alone cannot say this: when another process wrote version 6, the append that wanted to write it loses, and the
/// next one, which expects 6, would find it. Use a new chain after each reload of the stream.
/// </remarks>
public sealed class AppendChain
{
    /// <summary>Written and read by the log's writer alone.</summary>
    public bool Broken { get; set; }
}
