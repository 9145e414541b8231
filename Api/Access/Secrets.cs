using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansWarehouse.Api.Access;

/// <summary>Generates and hashes API keys.</summary>
internal static class Secrets
{
    private const int SecretBytes = 32;
    private const int IdBytes = 6;

    public static string NewKey() => $"ow_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
