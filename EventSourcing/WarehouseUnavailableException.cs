namespace OrleansWarehouse.EventSourcing;

/// <summary>Broken infrastructure behind an aggregate: nothing was done, try again later.</summary>
/// <param name="code">As in <see cref="EventLogException.Code"/>.</param>
public sealed class WarehouseUnavailableException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
