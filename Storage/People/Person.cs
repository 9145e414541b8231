using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansWarehouse.Storage.People;

/// <summary>A buyer in the store of people: a meaningless id, and the key of the buyer's data.</summary>
/// <remarks>The keys for each use are derived from the stored one by HKDF (RFC 5869).</remarks>
public sealed class Person
{
    internal const int KeyBytes = 32;
    private const int IdBytes = 16;
    private const int TextIdBytes = 12;

    private readonly byte[] key;
    private readonly byte[] cipher;
    private readonly byte[] proof;
    private readonly byte[] text;

    /// <param name="key">32 bytes.</param>
    public Person(string id, byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyBytes);
        (Id, this.key) = (id, key);
        (cipher, proof, text) = (Derive("cipher"u8), Derive("proof"u8), Derive("text"u8));
    }

    public string Id { get; }

    internal byte[] Key => key;

    internal ReadOnlySpan<byte> Cipher => cipher;

    internal ReadOnlySpan<byte> Proof => proof;

    /// <summary>Creates a person with a random id and key.</summary>
    public static Person New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)), RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Returns the id of a search text: the same for the same text, and meaningless without the person's key.</summary>
    public string IdOf(string words) => Base64Url.EncodeToString(HMACSHA256.HashData(text, Encoding.UTF8.GetBytes(words)).AsSpan(0, TextIdBytes));

    private byte[] Derive(ReadOnlySpan<byte> use)
    {
        var derived = new byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt: [], use);
        return derived;
    }
}
