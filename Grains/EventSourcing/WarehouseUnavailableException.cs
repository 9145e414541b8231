namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Broken infrastructure behind a grain, in a form that crosses between silos: nothing was done, try again later.</summary>
/// <param name="code">As in <see cref="Storage.Log.EventLogException.Code"/>.</param>
[GenerateSerializer, Alias("warehouseUnavailable")]
public sealed class WarehouseUnavailableException(string code, string message) : Exception(message)
{
    [Id(0)]
    public string Code { get; } = code;
}
