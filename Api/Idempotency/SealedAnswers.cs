using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>Encrypts stored answers. Those with a secret are encrypted under the caller's API key or cookie, which is not stored, so that only
/// the same credentials can read them again. Those with personal data are encrypted under the request that contained the data, which is
/// not stored either.</summary>
internal static class SealedAnswers
{
    private const int KeyBytes = 32;
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    public static RecordedAnswer Seal(RecordedAnswer answer, HttpContext context)
    {
        if (!IsSealed(context)) return answer;
        var body = new byte[NonceBytes + TagBytes + answer.Body.Length];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceBytes));
        using var cipher = CipherOf(context);
        cipher.Encrypt(body.AsSpan(0, NonceBytes), answer.Body, body.AsSpan(NonceBytes + TagBytes),
            body.AsSpan(NonceBytes, TagBytes));
        return answer with { Body = body };
    }

    /// <summary>Returns null when the answer was encrypted under other credentials, such as another session of the same user.</summary>
    public static RecordedAnswer? Open(RecordedAnswer answer, HttpContext context)
    {
        if (!IsSealed(context)) return answer;
        var body = new byte[answer.Body.Length - NonceBytes - TagBytes];
        using var cipher = CipherOf(context);
        try
        {
            cipher.Decrypt(
                answer.Body.AsSpan(0, NonceBytes), answer.Body.AsSpan(NonceBytes + TagBytes),
                answer.Body.AsSpan(NonceBytes, TagBytes), body);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return answer with { Body = body };
    }

    private static bool IsSealed(HttpContext context) => context.IsAnsweredWithSecret() || context.IsAnsweredWithPersonalData();

    private static AesGcm CipherOf(HttpContext context)
    {
        var secret = context.IsAnsweredWithPersonalData() ? RequestHash.SecretOf(context) : SecretOf(context);
        return new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, info: "recorded answer"u8.ToArray()), TagBytes);
    }

    private static byte[] SecretOf(HttpContext context)
    {
        var given = Caller.Of(context.User)?.Session is null
            ? context.Request.Headers.Authorization.ToString()
            : context.Request.Cookies[Sessions.Cookie]!;
        return Encoding.UTF8.GetBytes(given);
    }
}
