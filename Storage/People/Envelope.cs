using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OrleansWarehouse.Storage.People;

/// <summary>
/// Encrypts personal data under the key of the person concerned: <c>1.{person}.{base64url of nonce, cipher, tag}</c>. It is deterministic:
/// the same data, person, merchant and purpose give the same envelope, so that envelopes can be compared instead of their contents. An
/// envelope does not open for another merchant or purpose.
/// </summary>
/// <remarks>
/// AES-256-GCM with a synthetic nonce, after the idea of SIV (RFC 5297; Rogaway and Shrimpton, EUROCRYPT 2006): the first 96 bits of
/// HMAC-SHA256 over place and content, under a separate key. A nonce repeats only for the same content, or with a probability that matters
/// after some 2^48 envelopes of one person. Content is padded to a multiple of 32 bytes (ISO/IEC 7816-4), so that its length reveals little.
/// </remarks>
public static class Envelope
{
    private const string Version = "1";
    private const char Dot = '.';
    private const int Block = 32;
    private const byte EndOfContent = 0x80;
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    /// <param name="merchant">The merchant of the buyer.</param>
    /// <param name="purpose">What the content is and where it is stored.</param>
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

    /// <summary>Returns false unless <see cref="Seal"/> made the envelope for this person, merchant and purpose.</summary>
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

    /// <summary>Returns the id of the person in an envelope; null when the text is not an envelope.</summary>
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
        // The separator byte occurs in no place, so two different pairs of place and content never give the same bytes.
        return HMACSHA256.HashData(person.Proof, (byte[])[.. place, 0, .. filled]);
    }

    private static byte[] PlaceOf(string merchant, string purpose) => Encoding.UTF8.GetBytes($"{merchant}\n{purpose}");
}
