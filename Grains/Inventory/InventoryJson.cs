using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SkuState))]
[JsonSerializable(typeof(SkuDefinition))]
[JsonSerializable(typeof(SkuDefined))]
[JsonSerializable(typeof(StockReserved))]
[JsonSerializable(typeof(StockReleased))]
[JsonSerializable(typeof(BackorderFilled))]
[JsonSerializable(typeof(PromiseLost))]
[JsonSerializable(typeof(StockMoved))]
[JsonSerializable(typeof(StockShipped))]
[JsonSerializable(typeof(SupplyAnnounced))]
internal sealed partial class InventoryJson : JsonSerializerContext;
