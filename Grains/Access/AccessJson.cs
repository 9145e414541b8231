using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Access;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccessState))]
[JsonSerializable(typeof(KeyAdded))]
[JsonSerializable(typeof(KeyRevoked))]
internal sealed partial class AccessJson : JsonSerializerContext;
