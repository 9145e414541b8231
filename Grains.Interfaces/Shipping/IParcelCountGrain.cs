using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Shipping;

/// <summary>Counts the parcels of a site. Key: site.</summary>
[Alias("shipping.IParcelCountGrain")]
public interface IParcelCountGrain : IGrainWithStringKey
{
    /// <summary>Gives numbers for parcels that no other call is ever given; a number that is not used is lost.</summary>
    [Alias("Take")]
    Task<Outcome<SerialRange>> TakeAsync(int count);
}

[GenerateSerializer, Immutable, Alias("shipping.serials")]
public sealed record SerialRange(long First, int Count);
