using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>
/// The unguessable part of a buyer's link: the order's id, sealed under a key of the server. The same order always has the same
/// one, on every host that has the key; nothing is kept, and one that is not ours is known by a calculation alone.
/// </summary>
/// <remarks>
/// A synthetic initialization vector (Rogaway and Shrimpton, EUROCRYPT 2006): 128 bits of HMAC-SHA256 of the id, which are both
/// what proves it and what its encryption by AES-256-CBC begins with. Ids are filled up with zeros, which none of them has.
/// </remarks>
internal sealed class TrackingTokens(PeopleKey people)
{
    private const int BlockBytes = 16;
    private const int MostBytes = 1_024;

    private readonly Lazy<(byte[] Proof, byte[] Cipher)> keys = new(() => (people.KeyFor("tracking proof"), people.KeyFor("tracking cipher")));

    public string PathOf(OrderId order) => $"/track/{Seal(order)}";

    public string Seal(OrderId order)
    {
        var id = Encoding.UTF8.GetBytes(order.ToString());
        var filled = new byte[(id.Length + BlockBytes - 1) / BlockBytes * BlockBytes];
        id.CopyTo(filled, 0);
        var proof = ProofOf(filled);
        using var aes = Cipher();
        return Base64Url.EncodeToString([.. proof, .. aes.EncryptCbc(filled, proof, PaddingMode.None)]);
    }

    /// <summary>False for what this server has not sealed.</summary>
    public bool TryOpen([NotNullWhen(true)] string? token, out OrderId order)
    {
        order = default;
        if (token is null || token.Length > MostBytes || !Base64Url.IsValid(token)) return false;
        var sealedId = Base64Url.DecodeFromChars(token);
        if (sealedId.Length < 2 * BlockBytes || sealedId.Length % BlockBytes != 0) return false;
        var proof = sealedId.AsSpan(0, BlockBytes);
        using var aes = Cipher();
        var filled = aes.DecryptCbc(sealedId.AsSpan(BlockBytes), proof, PaddingMode.None);
        return CryptographicOperations.FixedTimeEquals(proof, ProofOf(filled))
            && OrderId.TryParse(Encoding.UTF8.GetString(filled).TrimEnd('\0'), out order);
    }

    private byte[] ProofOf(byte[] filled) => HMACSHA256.HashData(keys.Value.Proof, filled)[..BlockBytes];

    private Aes Cipher()
    {
        var aes = Aes.Create();
        aes.Key = keys.Value.Cipher;
        return aes;
    }
}
