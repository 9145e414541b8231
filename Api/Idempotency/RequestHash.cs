using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>Hashes a request's method, address and body. The body can be read again afterwards.</summary>
internal static class RequestHash
{
    private const int KeptInMemory = 256 * 1024;

    private static readonly object SecretKey = new();

    /// <summary>Returns a second hash of the body, which is never stored: only a client that has the request can compute it.</summary>
    public static byte[] SecretOf(HttpContext context) => (byte[])context.Items[SecretKey]!;

    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var secret = request.HttpContext.IsAnsweredWithPersonalData() ? IncrementalHash.CreateHash(HashAlgorithmName.SHA512) : null;
        request.EnableBuffering(KeptInMemory);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            secret?.AppendData(buffer.AsSpan(0, read));
        }

        if (secret is not null) request.HttpContext.Items[SecretKey] = secret.GetHashAndReset();
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
