using System.Security.Cryptography;

namespace OrleansWarehouse.Storage.Blobs;

internal static class BlobName
{
    public static string Of(ReadOnlyMemory<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data.Span));
}
