using System.Text.Json;

namespace OrleansWarehouse.Api.People;

/// <summary>Which orders are of one person: those of one id, else of one email, else of the same name and address.</summary>
internal static class BuyerName
{
    public static string Of(Customer customer, Address shipTo)
    {
        if (!string.IsNullOrWhiteSpace(customer.Id)) return $"id:{customer.Id.Trim()}";
        if (!string.IsNullOrWhiteSpace(customer.Email)) return $"email:{customer.Email.Trim().ToLowerInvariant()}";
        return $"at:{customer.Name}\n{JsonSerializer.Serialize(shipTo, PeopleJson.Default.Address)}";
    }
}
