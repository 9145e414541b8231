namespace OrleansWarehouse.Grains.Interfaces.Outcomes;

/// <summary>The serialized form of a <see cref="WarehouseUnavailableException"/> between silos.</summary>
[GenerateSerializer, Immutable, Alias("warehouseUnavailable")]
internal readonly record struct UnavailableOnTheWire([property: Id(0)] string Code, [property: Id(1)] string Message);

[RegisterConverter]
internal sealed class UnavailableConverter : IConverter<WarehouseUnavailableException, UnavailableOnTheWire>
{
    public WarehouseUnavailableException ConvertFromSurrogate(in UnavailableOnTheWire wire) => new(wire.Code, wire.Message);

    public UnavailableOnTheWire ConvertToSurrogate(in WarehouseUnavailableException failure) => new(failure.Code, failure.Message);
}
