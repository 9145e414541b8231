using System.Text.Json;

namespace OrleansWarehouse.Api.Http;

internal static class EnumWords
{
    /// <summary>An enum's value as clients and views write it.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
