using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Writes enums as camelCase strings and rejects numbers, in the log and in the API. Applied to each enum by attribute, because
/// source-generated fast-path serialization ignores converters in the options.</summary>
public sealed class CamelCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
