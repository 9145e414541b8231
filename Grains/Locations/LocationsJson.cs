using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Locations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LocationState))]
[JsonSerializable(typeof(ContainerState))]
[JsonSerializable(typeof(HoldingDocument))]
[JsonSerializable(typeof(GoodsPut))]
[JsonSerializable(typeof(GoodsTaken))]
[JsonSerializable(typeof(PutForm))]
[JsonSerializable(typeof(TakenForm))]
[JsonSerializable(typeof(StockAdjusted))]
[JsonSerializable(typeof(StockAllocated))]
[JsonSerializable(typeof(StockDeallocated))]
[JsonSerializable(typeof(StockDoubted))]
[JsonSerializable(typeof(CountOpened))]
[JsonSerializable(typeof(StockCounted))]
[JsonSerializable(typeof(GoodsUnassigned))]
[JsonSerializable(typeof(LocationDefined))]
[JsonSerializable(typeof(SpaceKept))]
[JsonSerializable(typeof(SpaceFreed))]
[JsonSerializable(typeof(CountTaskState))]
[JsonSerializable(typeof(CountDoubtHeard))]
internal sealed partial class LocationsJson : JsonSerializerContext;
