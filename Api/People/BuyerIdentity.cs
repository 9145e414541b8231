using System.Text.Json;

namespace OrleansWarehouse.Api.People;

/// <summary>Identifies the buyer of an order: by customer id, else by email, else by name and address.</summary>
internal static class BuyerIdentity
{
    public static string Of(Customer customer, Address shipTo)
    {
        if (!string.IsNullOrWhiteSpace(customer.Id)) return $"id:{customer.Id.Trim()}";
        if (!string.IsNullOrWhiteSpace(customer.Email)) return $"email:{customer.Email.Trim().ToLowerInvariant()}";
        return $"at:{customer.Name}\n{JsonSerializer.Serialize(shipTo, PeopleJson.Default.Address)}";
    }
}
