using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Incidents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncidentState))]
[JsonSerializable(typeof(IncidentRaised))]
[JsonSerializable(typeof(IncidentSolved))]
internal sealed partial class IncidentJson : JsonSerializerContext;
