namespace OrleansWarehouse.Grains.Interfaces.Outcomes;

/// <summary>The serialized form of a <see cref="WarehouseUnavailableException"/> between silos.</summary>
[GenerateSerializer, Immutable, Alias("warehouseUnavailable")]
internal readonly record struct UnavailableSurrogate([property: Id(0)] string Code, [property: Id(1)] string Message);

[RegisterConverter]
internal sealed class UnavailableConverter : IConverter<WarehouseUnavailableException, UnavailableSurrogate>
{
    public WarehouseUnavailableException ConvertFromSurrogate(in UnavailableSurrogate surrogate) => new(surrogate.Code, surrogate.Message);

    public UnavailableSurrogate ConvertToSurrogate(in WarehouseUnavailableException failure) => new(failure.Code, failure.Message);
}
