using System.Security.Cryptography;
using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Tells whether an order was sent before: SHA-256 over all that the client said. What is sealed is in it as it is sealed:
/// the same data of the same buyer are the same.</summary>
public static class Submission
{
    public static string HashOf(PlaceOrder command) =>
        Convert.ToBase64String(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, OrdersJson.Default.PlaceOrder)));
}
