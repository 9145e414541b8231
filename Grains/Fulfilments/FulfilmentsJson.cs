using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Fulfilments;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FulfilmentState))]
[JsonSerializable(typeof(FulfilmentLine))]
[JsonSerializable(typeof(FulfilmentOpened))]
[JsonSerializable(typeof(FulfilmentReleased))]
[JsonSerializable(typeof(PickingStarted))]
[JsonSerializable(typeof(PickingStopped))]
[JsonSerializable(typeof(UnitsSet))]
[JsonSerializable(typeof(UnitsLost))]
[JsonSerializable(typeof(LinePicked))]
[JsonSerializable(typeof(LinesPacked))]
[JsonSerializable(typeof(LinesUnpacked))]
[JsonSerializable(typeof(LinesShipped))]
[JsonSerializable(typeof(LinesDelivered))]
internal sealed partial class FulfilmentsJson : JsonSerializerContext;
