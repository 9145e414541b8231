namespace OrleansWarehouse.Api.Inbound;

/// <summary>What a picture is, by its first bytes: what a client calls it is not believed.</summary>
internal static class PhotoType
{
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int WebpAt = 8;

    /// <summary>Null for what is neither JPEG, PNG nor WebP.</summary>
    public static string? Of(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (data.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return "image/png";
        return data.StartsWith("RIFF"u8) && data.Length > WebpAt && data[WebpAt..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
