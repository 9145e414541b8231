using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.People;

/// <summary>The buyer, as the merchant describes them.</summary>
internal sealed record Customer(string? Id, string Name, string? Email)
{
    /// <summary>Shown for a buyer whose key was deleted.</summary>
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

    /// <summary>Returns what is shown of an address whose buyer's key was deleted: the country.</summary>
    public static Address Erased(string country) => new(ErasedName, null, "", null, "", null, "", country, null, null);
}

/// <summary>Serializes personal data before they are encrypted; the format must stay the same.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Address))]
internal sealed partial class PeopleJson : JsonSerializerContext;
