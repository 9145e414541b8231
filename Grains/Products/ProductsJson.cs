using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Grains.Products;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProductState))]
[JsonSerializable(typeof(ProductDefined))]
[JsonSerializable(typeof(SkuDefinition))]
internal sealed partial class ProductsJson : JsonSerializerContext;
