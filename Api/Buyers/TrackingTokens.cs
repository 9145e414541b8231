using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>
/// Makes and opens the token of a tracking link: the order's id, encrypted and authenticated under a key of the server. An order has
/// the same token on every host that has the key. Nothing is stored: a token is verified by computation alone.
/// </summary>
/// <remarks>
/// Uses a synthetic initialization vector (Rogaway and Shrimpton, EUROCRYPT 2006): 128 bits of HMAC-SHA256 of the id are both its
/// authentication tag and the IV of its encryption by AES-256-CBC. Ids are padded with zero bytes, which no id contains.
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

    /// <summary>Returns false for a token that was not made under this server's key.</summary>
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
