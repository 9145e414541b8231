using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Products;

/// <summary>
/// A product: the master data of a SKU. To read them, use the replica instead of calling the grain.
/// Key: merchant/sku.
/// </summary>
[Alias("products.IProductGrain")]
public interface IProductGrain : IGrainWithStringKey
{
    /// <summary>Refuses with <c>tracking_in_use</c> to change the tracking while there is stock.</summary>
    [Alias("Put")]
    Task<Outcome<PutAnswer>> PutAsync(PutProduct command);

    /// <summary>Returns null when the SKU does not exist.</summary>
    [Alias("Get")]
    Task<ProductView?> GetAsync();
}

/// <param name="IfVersion">The expected version; 0 means that the SKU must not exist yet, null any.</param>
[GenerateSerializer, Immutable, Alias("products.put")]
public sealed record PutProduct(SkuDefinition Definition, long? IfVersion = null);

[GenerateSerializer, Immutable, Alias("products.putAnswer")]
public sealed record PutAnswer(ProductView Product, bool Created);

/// <param name="Version">1 for a new SKU, and one more with each change.</param>
[GenerateSerializer, Immutable, Alias("products.view")]
public sealed record ProductView(string Sku, SkuDefinition Definition, long Version);
