namespace OrleansWarehouse.EventSourcing;

/// <summary>The infrastructure behind an aggregate failed: nothing was written, and the client may retry.</summary>
/// <param name="code">As in <see cref="EventLogException.Code"/>.</param>
public sealed class WarehouseUnavailableException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
