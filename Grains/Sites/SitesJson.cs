using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Sites;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiteState))]
[JsonSerializable(typeof(SitePut))]
[JsonSerializable(typeof(SerialsTaken))]
internal sealed partial class SitesJson : JsonSerializerContext;
