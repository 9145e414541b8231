using System.Net.Mime;
using System.Security.Cryptography;

namespace OrleansWarehouse.Api.Screens;

/// <summary>The single page of the screens, or a text that says what is missing.</summary>
/// <param name="html">Null when the screens have not been built.</param>
internal sealed class ScreenPage(string? html)
{
    /// <summary>The placeholder in the built page for whether the server is a demo's.</summary>
    private const string DemoPlace = "__DEMO__";

    /// <summary>The placeholder in the built page for the response's nonce.</summary>
    private const string NoncePlace = "__CSP_NONCE__";

    private const int NonceBytes = 16;

    private const string Missing = """
        The screens of OrleansWarehouse are not part of this build, because Node.js with npm was not installed when it was built.

        Install Node.js 20.19 or later and run: dotnet build Api
        Everything else works: the API is described at /docs.

        """;

    public static ScreenPage Read(bool isDemo)
    {
        var file = Path.Combine(ScreenFolder.Path, "index.html");
        return new(File.Exists(file)
            ? File.ReadAllText(file).Replace(DemoPlace, isDemo ? "true" : "false", StringComparison.Ordinal)
            : null);
    }

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (html is null) return WriteAsync(response, $"{MediaTypeNames.Text.Plain}; charset=utf-8", Missing);

        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        response.Headers.ContentSecurityPolicy = Policy(nonce);
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex";
        return WriteAsync(response, $"{MediaTypeNames.Text.Html}; charset=utf-8",
            html.Replace(NoncePlace, nonce, StringComparison.Ordinal));
    }

    /// <summary>Returns the content security policy: only this server's scripts run, and styles that the component library creates at run time carry the nonce.</summary>
    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static Task WriteAsync(HttpResponse response, string type, string text)
    {
        response.ContentType = type;
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.WriteAsync(text);
    }
}
