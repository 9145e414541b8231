using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Products;

/// <summary>
/// What a merchant sells: the master data of a SKU. Whoever needs them reads the replica, and does not ask the grain.
/// Key: merchant/sku.
/// </summary>
[Alias("products.IProductGrain")]
public interface IProductGrain : IGrainWithStringKey
{
    /// <summary>Refused with <c>tracking_in_use</c> where tracking changes and there is stock.</summary>
    [Alias("Put")]
    Task<Outcome<PutAnswer>> PutAsync(PutProduct command);

    /// <summary>Null when the SKU is not defined.</summary>
    [Alias("Get")]
    Task<ProductView?> GetAsync();
}

/// <param name="IfVersion">The version that it has to have; 0: none yet.</param>
[GenerateSerializer, Immutable, Alias("products.put")]
public sealed record PutProduct(SkuDefinition Definition, long? IfVersion = null);

[GenerateSerializer, Immutable, Alias("products.putAnswer")]
public sealed record PutAnswer(ProductView Product, bool Created);

/// <param name="Version">1 when it was defined, and one more with each change.</param>
[GenerateSerializer, Immutable, Alias("products.view")]
public sealed record ProductView(string Sku, SkuDefinition Definition, long Version);
