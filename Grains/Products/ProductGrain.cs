using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Grains.Products;

/// <summary>A product as a grain. Not reentrant: if the tracking changes, it asks whether there is stock before it decides.</summary>
public sealed class ProductGrain(AggregateServices services)
    : AggregateGrain<ProductState, ProductEvent>(Definition, services), IProductGrain
{
    /// <summary>Followers of a SKU also get changes of its master data.</summary>
    internal static readonly Aggregate<ProductState, ProductEvent> Definition = new(
        "product", ProductState.Initial, Product.Evolve, static (key, _) => [Subject.MerchantOf(key), Subject.Sku(key)],
        ProductsJson.Default.ProductState)
    {
        IsReplicated = true,
    };

    internal static readonly Replica<ProductView> Replicated = Replica.Of(Definition, EventCodec.Types, Product.View);

    public async Task<Outcome<PutAnswer>> PutAsync(PutProduct command)
    {
        var created = State.Definition is null;
        var hasStock = Product.ChangesTracking(State, command) && await Commands.Stock(IId<SkuId>.Parse(Key)).HasStockAsync();
        return await ExecuteAsync((state, _) => Product.Put(state, command, hasStock), state => new PutAnswer(Product.View(Key, state)!, created));
    }

    public Task<ProductView?> GetAsync() => ReadAsync(state => Product.View(Key, state));
}
