using Microsoft.Extensions.FileProviders;

using OrleansWarehouse.Api.Demo;
using OrleansWarehouse.Silo.Dashboard;

namespace OrleansWarehouse.Api.Screens;

/// <summary>
/// Serves the build of <c>ClientApp</c>: its files, and its single page at every address that is not the server's own, so that links
/// into the screens work.
/// </summary>
internal static class ScreenHosting
{
    private const string Hashed = "/assets";
    private const string ForEver = "public, max-age=31536000, immutable";

    private static readonly string[] ServersOwn = ["/api", "/hubs", "/docs", "/openapi", "/health", "/demo", DashboardHosting.Path];

    /// <summary>Serves files. Runs before routing, so that a file takes precedence over a route.</summary>
    public static void UseScreenFiles(this WebApplication app)
    {
        if (!Directory.Exists(ScreenFolder.Path)) return;
        var folder = new PhysicalFileProvider(ScreenFolder.Path);
        var compressed = new CompressedFiles(folder);
        app.UseWhen(IsFile, files => files.Use(compressed.ChooseAsync).UseStaticFiles(new StaticFileOptions
        {
            FileProvider = folder,
            ContentTypeProvider = compressed,
            OnPrepareResponse = file =>
            {
                compressed.Describe(file.Context);
                var headers = file.Context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.CacheControl = file.Context.Request.Path.StartsWithSegments(Hashed) ? ForEver : "no-cache";
            },
        }));
    }

    /// <summary>Serves the page at every address that no route has matched. Runs after routing.</summary>
    public static void UseScreenPage(this WebApplication app)
    {
        var page = ScreenPage.Read(app.IsDemo());
        app.Use((context, next) => IsPage(context) ? page.WriteAsync(context) : next(context));
    }

    private static bool IsServersOwn(PathString path) =>
        Array.Exists(ServersOwn, own => path.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase));

    /// <summary>Excludes the page itself, which is not served as a file but written with its own headers.</summary>
    private static bool IsFile(HttpContext context) =>
        context.Request.Path.Value is { } path && !path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
        && !CompressedFiles.IsOne(path) && !IsServersOwn(path);

    private static bool IsPage(HttpContext context)
    {
        var request = context.Request;
        return context.GetEndpoint() is null && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !IsServersOwn(request.Path) && !request.Path.StartsWithSegments(Hashed);
    }
}
