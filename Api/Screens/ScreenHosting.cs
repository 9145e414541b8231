using Microsoft.Extensions.FileProviders;

using OrleansWarehouse.Api.Demo;
using OrleansWarehouse.Silo.Dashboard;

namespace OrleansWarehouse.Api.Screens;

/// <summary>
/// Serves what was built of <c>ClientApp</c>: its files, and its one page at every address that is not the server's own, so that
/// links into the screens work.
/// </summary>
internal static class ScreenHosting
{
    private const string Hashed = "/assets";
    private const string ForEver = "public, max-age=31536000, immutable";

    private static readonly string[] ServersOwn = ["/api", "/hubs", "/docs", "/openapi", "/health", "/demo", DashboardHosting.Path];

    /// <summary>Before routing: a file is a file, also where an address of the API would match.</summary>
    public static void UseScreenFiles(this WebApplication app)
    {
        if (!Directory.Exists(ScreenFolder.Path)) return;
        var folder = new PhysicalFileProvider(ScreenFolder.Path);
        var smaller = new SmallerFiles(folder);
        app.UseWhen(IsFile, files => files.Use(smaller.ChooseAsync).UseStaticFiles(new StaticFileOptions
        {
            FileProvider = folder,
            ContentTypeProvider = smaller,
            OnPrepareResponse = file =>
            {
                smaller.Describe(file.Context);
                var headers = file.Context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.CacheControl = file.Context.Request.Path.StartsWithSegments(Hashed) ? ForEver : "no-cache";
            },
        }));
    }

    /// <summary>After routing: what is nobody's address is the screens'.</summary>
    public static void UseScreenPage(this WebApplication app)
    {
        var page = ScreenPage.Read(app.IsDemo());
        app.Use((context, next) => IsPage(context) ? page.WriteAsync(context) : next(context));
    }

    private static bool IsServersOwn(PathString path) =>
        Array.Exists(ServersOwn, own => path.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase));

    /// <summary>The page itself is never handed out as a file: it is written with the headers that belong to it.</summary>
    private static bool IsFile(HttpContext context) =>
        context.Request.Path.Value is { } path && !path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
        && !SmallerFiles.IsOne(path) && !IsServersOwn(path);

    private static bool IsPage(HttpContext context)
    {
        var request = context.Request;
        return context.GetEndpoint() is null && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !IsServersOwn(request.Path) && !request.Path.StartsWithSegments(Hashed);
    }
}
