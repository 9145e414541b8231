using System.Text.Json;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Writes enum values as the API and the read models do, in camelCase.</summary>
public static class EnumText
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}
