using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OrleansWarehouse.Storage.People;

/// <summary>
/// Personal data under the key of whom they are about: <c>1.{person}.{base64url of nonce, cipher, tag}</c>. The same data of the same person
/// for the same purpose always give the same envelope, so that envelopes can be compared in place of what is in them. One that is moved to
/// another merchant or purpose does not open.
/// </summary>
/// <remarks>
/// AES-256-GCM with a synthetic nonce, after the idea of SIV (RFC 5297; Rogaway and Shrimpton, EUROCRYPT 2006): the first 96 bits of
/// HMAC-SHA256 over place and content, under a key of its own. A nonce comes twice only with the same content, or by a chance that matters
/// after some 2^48 envelopes of one person. Content is filled up to a multiple of 32 bytes (ISO/IEC 7816-4), so that its length tells little.
/// </remarks>
public static class Envelope
{
    private const string Version = "1";
    private const char Dot = '.';
    private const int Block = 32;
    private const byte EndOfContent = 0x80;
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    /// <param name="merchant">Whose buyer it is.</param>
    /// <param name="purpose">What the content is, and where it stands.</param>
    public static string Seal(Person person, string merchant, string purpose, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(person);
        var filled = new byte[(content.Length / Block + 1) * Block];
        content.CopyTo(filled);
        filled[content.Length] = EndOfContent;
        var place = PlaceOf(merchant, purpose);
        var sealedContent = new byte[NonceBytes + filled.Length + TagBytes];
        var nonce = sealedContent.AsSpan(0, NonceBytes);
        NonceOf(person, place, filled)[..NonceBytes].CopyTo(nonce);
        using var aes = new AesGcm(person.Cipher, TagBytes);
        aes.Encrypt(nonce, filled, sealedContent.AsSpan(NonceBytes, filled.Length), sealedContent.AsSpan(NonceBytes + filled.Length), place);
        return $"{Version}{Dot}{person.Id}{Dot}{Base64Url.EncodeToString(sealedContent)}";
    }

    /// <summary>False for what was not sealed by <see cref="Seal"/> for this person, merchant and purpose.</summary>
    public static bool TryOpen(Person person, string merchant, string purpose, string? envelope, [NotNullWhen(true)] out byte[]? content)
    {
        ArgumentNullException.ThrowIfNull(person);
        content = null;
        if (!TryRead(envelope, out var of, out var data) || of != person.Id) return false;
        var filled = new byte[data.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(person.Cipher, TagBytes);
        try
        {
            aes.Decrypt(
                data.AsSpan(0, NonceBytes), data.AsSpan(NonceBytes, filled.Length), data.AsSpan(NonceBytes + filled.Length), filled,
                PlaceOf(merchant, purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        content = filled[..filled.AsSpan().LastIndexOf(EndOfContent)];
        return true;
    }

    /// <summary>The id of whom an envelope is about; null for what is no envelope.</summary>
    public static string? PersonOf(string? envelope) => TryRead(envelope, out var person, out _) ? person : null;

    private static bool TryRead(string? envelope, out string person, out byte[] data)
    {
        (person, data) = ("", []);
        if (envelope?.Split(Dot) is not [Version, { Length: > 0 } id, var text] || !Base64Url.IsValid(text)) return false;
        (person, data) = (id, Base64Url.DecodeFromChars(text));
        return data.Length >= NonceBytes + Block + TagBytes;
    }

    private static byte[] NonceOf(Person person, byte[] place, byte[] filled)
    {
        // A place ends where no place can go on: two of them, with what follows, are never the same bytes.
        return HMACSHA256.HashData(person.Proof, (byte[])[.. place, 0, .. filled]);
    }

    private static byte[] PlaceOf(string merchant, string purpose) => Encoding.UTF8.GetBytes($"{merchant}\n{purpose}");
}
