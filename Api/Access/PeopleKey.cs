using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Hides what is too short to be hidden by a hash alone: badge numbers and PINs. Who has the log and not this key can try neither.
/// Passwords do without, so that they outlive it. Buyers' links are made with it too.
/// </summary>
internal sealed class PeopleKey(IOptions<ApiOptions> options)
{
    private const string FileName = "people.key";

    private readonly Lazy<byte[]> key = new(() => Encoding.UTF8.GetBytes(Read(options.Value)));

    public string Badge(string number) => Mark("badge", number);

    public string Pin(string pin) => Mark("pin", pin);

    /// <summary>What a session of an API key is bound to.</summary>
    public string Key(string hash) => Mark("key", hash);

    /// <summary>256 bits for another purpose: who learns them learns nothing of the others.</summary>
    public byte[] KeyFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Value, 32, info: Encoding.UTF8.GetBytes(purpose));

    private string Mark(string kind, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{kind}:{text}")));

    private static string Read(ApiOptions options)
    {
        if (options.PeopleKey is { Length: > 0 } given) return given;
        var path = KeyFile.PathIn(options.Data, FileName);
        return KeyFile.Read(path) ?? KeyFile.Make(path);
    }
}
