using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.People;

/// <summary>Who buys, in the merchant's words.</summary>
internal sealed record Customer(string? Id, string Name, string? Email)
{
    /// <summary>Whose key was deleted.</summary>
    public static Customer Erased { get; } = new(null, Address.ErasedName, null);
}

/// <param name="Country">ISO 3166-1 alpha-2.</param>
internal sealed record Address(
    string Name,
    string? Company,
    string Line1,
    string? Line2,
    string City,
    string? Region,
    string Postcode,
    string Country,
    string? Phone,
    string? PickupPoint)
{
    public const string ErasedName = "(erased)";

    /// <summary>What is left of it when its buyer's key was deleted.</summary>
    public static Address Erased(string country) => new(ErasedName, null, "", null, "", null, "", country, null, null);
}

/// <summary>How personal data are written before they are sealed: always in the same way.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Address))]
internal sealed partial class PeopleJson : JsonSerializerContext;
