using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Enums are camelCase strings, in the log as in the API; numbers are refused. Named at each enum, because what is
/// generated to write JSON at full speed knows no converter of options.</summary>
public sealed class CamelCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
