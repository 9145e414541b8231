using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Tenancies;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TenancyState))]
[JsonSerializable(typeof(TenancyBegun))]
[JsonSerializable(typeof(TenancyEnded))]
internal sealed partial class TenanciesJson : JsonSerializerContext;
