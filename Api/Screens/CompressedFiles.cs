using System.Diagnostics.CodeAnalysis;

using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace OrleansWarehouse.Api.Screens;

/// <summary>
/// Serves the compressed copies that the build puts beside the files of the screens, <c>app.js.br</c> and <c>app.js.gz</c>, to
/// clients that accept them, under the file's own name and content type.
/// </summary>
internal sealed class CompressedFiles(IFileProvider files) : IContentTypeProvider
{
    /// <summary>The encodings, the one with smaller files first.</summary>
    private static readonly (string Encoding, string Ending)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider types = new();

    public static bool IsOne(PathString path) => EncodingOf(path.Value) is not null;

    /// <summary>Rewrites the path to the smallest copy that exists and the client accepts. Runs before the static files.</summary>
    public Task ChooseAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        foreach (var (encoding, ending) in Kinds)
        {
            if (!Takes(context.Request, encoding) || !files.GetFileInfo(path.Value + ending).Exists) continue;
            context.Request.Path = path + ending;
            break;
        }

        return next(context);
    }

    /// <summary>Sets <c>Content-Encoding</c>, and <c>Vary</c> on every file that has compressed copies.</summary>
    public void Describe(HttpContext context)
    {
        var path = context.Request.Path;
        if (EncodingOf(path.Value) is { } encoding) context.Response.Headers.ContentEncoding = encoding;
        else if (!files.GetFileInfo(path.Value + Kinds[0].Ending).Exists) return;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
    }

    public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
        types.TryGetContentType(EncodingOf(subpath) is null ? subpath : subpath[..subpath.LastIndexOf('.')], out contentType);

    private static string? EncodingOf(string? path) =>
        path is null ? null : Array.Find(Kinds, kind => path.EndsWith(kind.Ending, StringComparison.OrdinalIgnoreCase)).Encoding;

    /// <summary>Returns whether the client accepts the encoding, that is names it without <c>q=0</c>.</summary>
    private static bool Takes(HttpRequest request, string encoding) => request.GetTypedHeaders().AcceptEncoding
        .Any(accepted => accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}
