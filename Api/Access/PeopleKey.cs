using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// The server's secret (a pepper) for badge numbers and PINs, which are too short for a hash alone to protect: a reader of the log
/// without this key cannot brute-force them. Passwords do not use it, so that they survive its loss. Tracking links are derived
/// from it too.
/// </summary>
internal sealed class PeopleKey(IOptions<ApiOptions> options)
{
    private const string FileName = "people.key";

    private readonly Lazy<byte[]> key = new(() => Encoding.UTF8.GetBytes(Read(options.Value)));

    public string Badge(string number) => Hmac("badge", number);

    public string Pin(string pin) => Hmac("pin", pin);

    /// <summary>Returns the security stamp of an API key's sessions.</summary>
    public string Key(string hash) => Hmac("key", hash);

    /// <summary>Derives a 256-bit key for a purpose; a derived key reveals nothing of the others.</summary>
    public byte[] KeyFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Value, 32, info: Encoding.UTF8.GetBytes(purpose));

    private string Hmac(string kind, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{kind}:{text}")));

    private static string Read(ApiOptions options)
    {
        if (options.PeopleKey is { Length: > 0 } given) return given;
        var path = KeyFile.PathIn(options.Data, FileName);
        return KeyFile.Read(path) ?? KeyFile.Make(path);
    }
}
