using PdfSharp.Fonts;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>The one font of printed labels. It is part of the program: a server may have none.</summary>
internal sealed class LabelFont : IFontResolver
{
    public const string Name = "DejaVu Sans";

    private static readonly Lazy<LabelFont> Only = new(() =>
    {
        var font = new LabelFont();
        GlobalFontSettings.FontResolver = font;
        return font;
    });

    /// <summary>The library knows its fonts once per process.</summary>
    public static void Register() => _ = Only.Value;

    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(Name);

    public byte[] GetFont(string faceName)
    {
        using var file = typeof(LabelFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")
            ?? throw new InvalidOperationException("The font of labels is missing.");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
