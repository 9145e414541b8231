using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Names a SKU in a holder, for reactors that say which goods an event is about.</summary>
internal static class GoodsKeys
{
    public static string Of(LocationId location, SkuId sku) => Of(Holder.At(location), sku);

    public static string Of(Holder holder, SkuId sku) => Of(holder.Kind, holder.Key, sku);

    /// <summary>Of the holder that it happened to.</summary>
    public static string Of(Fact fact, SkuId sku) =>
        Of(fact.Kind == LocationGrain.Definition.Kind ? HolderKind.Location : HolderKind.Container, fact.Key, sku);

    private static string Of(HolderKind kind, string holder, SkuId sku) => $"{kind}:{holder}|{sku}";
}
