using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Sites;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiteState))]
[JsonSerializable(typeof(SitePut))]
internal sealed partial class SitesJson : JsonSerializerContext;
