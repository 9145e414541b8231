using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Shipping;

/// <summary>
/// Deals out the serial references under one GS1 company prefix in blocks, so that the parcels that two sites count for
/// themselves never get the same SSCC. Key: the company prefix.
/// </summary>
[Alias("shipping.ISerialBlocksGrain")]
public interface ISerialBlocksGrain : IGrainWithStringKey
{
    /// <summary>The block, from 0, that a site's own n-th block (from 0) is. The same question again: the same answer.</summary>
    [Alias("BlockOf")]
    Task<long> BlockOfAsync(SiteId site, long own);
}
