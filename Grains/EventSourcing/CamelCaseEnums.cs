using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Enums are camelCase strings, in the log as in the API; numbers are refused.</summary>
public sealed class CamelCaseEnums() : JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
