using System.Diagnostics.CodeAnalysis;

using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace OrleansWarehouse.Api.Screens;

/// <summary>
/// The build puts compressed copies beside the files of the screens, <c>app.js.br</c> and <c>app.js.gz</c>. Who takes one is given
/// it, under the file's own name and type.
/// </summary>
internal sealed class SmallerFiles(IFileProvider files) : IContentTypeProvider
{
    /// <summary>The smaller first.</summary>
    private static readonly (string Encoding, string Ending)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider types = new();

    public static bool IsOne(PathString path) => EncodingOf(path.Value) is not null;

    /// <summary>Before the files are looked for: asks for the smallest copy that there is and the client takes.</summary>
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

    /// <summary>What the answer says of its encoding; every answer of which there could be another does.</summary>
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

    /// <summary>A client that names it, and does not rule it out with <c>q=0</c>.</summary>
    private static bool Takes(HttpRequest request, string encoding) => request.GetTypedHeaders().AcceptEncoding
        .Any(accepted => accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}
