namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// A series of appends to one stream, each sent before the outcome of the one before is known. Once one of them is not committed, for
/// whatever reason, every later one of the same chain ends in <see cref="AppendOutcome.Conflict"/>.
/// </summary>
/// <remarks>
/// Versions alone are not enough: if another process wrote version 6, the append that wanted to write it fails, but the next one,
/// which expects version 6, would succeed. Use a new chain after each reload of the stream.
/// </remarks>
public sealed class AppendChain
{
    /// <summary>Read and written only by the log's writer.</summary>
    public bool Broken { get; set; }
}
