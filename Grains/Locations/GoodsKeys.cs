using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Names a SKU in a holder, for reactors that say which goods an event is about.</summary>
internal static class GoodsKeys
{
    public static string Of(LocationId location, SkuId sku) => Of(Holder.At(location), sku);

    public static string Of(Holder holder, SkuId sku) => $"{holder.Kind}:{holder.Key}|{sku}";

    /// <summary>Of the holder whose stream it is.</summary>
    public static string Of(string stream, SkuId sku)
    {
        var colon = stream.IndexOf(':', StringComparison.Ordinal);
        return $"{(stream.StartsWith("location:", StringComparison.Ordinal) ? HolderKind.Location : HolderKind.Container)}:{stream[(colon + 1)..]}|{sku}";
    }
}
