using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Grains.Stock;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StockState))]
[JsonSerializable(typeof(SkuDefinition))]
[JsonSerializable(typeof(ClaimSet))]
[JsonSerializable(typeof(PromiseEnded))]
[JsonSerializable(typeof(BackorderFilled))]
[JsonSerializable(typeof(PromiseLost))]
[JsonSerializable(typeof(GoodsHeard))]
[JsonSerializable(typeof(StoredGoodsHeard))]
[JsonSerializable(typeof(GoodsExpired))]
[JsonSerializable(typeof(SupplyAnnounced))]
[JsonSerializable(typeof(LotState))]
[JsonSerializable(typeof(LotSeen))]
[JsonSerializable(typeof(SerialState))]
[JsonSerializable(typeof(SerialClaimed))]
[JsonSerializable(typeof(SerialGivenUp))]
[JsonSerializable(typeof(SerialSeen))]
[JsonSerializable(typeof(SerialExplained))]
internal sealed partial class StockJson : JsonSerializerContext;
