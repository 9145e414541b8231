using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Work;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkOffered))]
[JsonSerializable(typeof(WorkTaken))]
[JsonSerializable(typeof(WorkReleased))]
[JsonSerializable(typeof(WorkHandedOver))]
[JsonSerializable(typeof(WorkClosed))]
internal sealed partial class WorkJson : JsonSerializerContext;
