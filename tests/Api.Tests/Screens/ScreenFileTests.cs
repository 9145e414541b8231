using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace OrleansWarehouse.Api.Tests.Screens;

/// <summary>How the screens are served when they are built, and what is answered when they are not.</summary>
public sealed partial class ScreenFileTests(Server server)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "screens");

    private static bool AreBuilt => File.Exists(Path.Combine(Folder, "index.html"));

    [Theory]
    [InlineData("/")]
    [InlineData("/merchants/acme/orders")]
    [InlineData("/merchants/acme/orders/web%3A1001.5")]
    public async Task A_link_into_the_screens_is_answered_with_their_page_or_with_what_is_missing(string path)
    {
        var answer = await server.As(null).OkAsync("GET", $"~{path}");

        Assert.Equal(AreBuilt ? "text/html" : "text/plain", answer.Type);
        Assert.Contains(AreBuilt ? "<div id=\"root\">" : "npm", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/health/nothing")]
    [InlineData("/hubs/nothing")]
    [InlineData("/assets/nothing.js")]
    public async Task What_is_the_servers_own_is_never_answered_with_a_page(string path) =>
        (await server.As(null).SendAsync("GET", $"~{path}")).IsProblem(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_page_allows_only_what_this_server_serves_with_a_fresh_nonce_each_time()
    {
        Assert.SkipUnless(AreBuilt, "the screens were not built: there is no npm");
        var first = await server.As(null).OkAsync("GET", "~/");
        var second = await server.As(null).OkAsync("GET", "~/");

        var policy = first.Headers["Content-Security-Policy"];
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, second.Headers["Content-Security-Policy"]);
        Assert.DoesNotContain("__CSP_NONCE__", first.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", first.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Files_are_sent_as_small_as_the_browser_takes_them(string? accepts, string? encoding)
    {
        Assert.SkipUnless(AreBuilt, "the screens were not built: there is no npm");
        var script = new DirectoryInfo(Path.Combine(Folder, "assets")).EnumerateFiles("*.js").MaxBy(file => file.Length)!;
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/assets/{script.Name}");
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.ToString());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var text = await UnpackedAsync(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), encoding);
        Assert.Equal(await File.ReadAllTextAsync(script.FullName, TestContext.Current.CancellationToken), text);
    }

    [Fact]
    public async Task A_compressed_copy_has_no_address_of_its_own()
    {
        Assert.SkipUnless(AreBuilt, "the screens were not built: there is no npm");
        var copy = Directory.EnumerateFiles(Path.Combine(Folder, "assets"), "*.js.br").Select(Path.GetFileName).First();

        (await server.As(null).SendAsync("GET", $"~/assets/{copy}")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_service_worker_is_asked_for_anew_each_time_and_names_files_that_are_there()
    {
        Assert.SkipUnless(AreBuilt, "the screens were not built: there is no npm");

        var worker = await server.As(null).OkAsync("GET", "~/sw.js");

        Assert.Equal(("text/javascript", "no-cache"), (worker.Type, worker.Headers["Cache-Control"]));
        var named = Asset().Matches(worker.Text).Select(found => found.Value.Trim('"')).Distinct().ToList();
        Assert.Contains(named, file => file.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(named, file => file.EndsWith(".css", StringComparison.Ordinal));
        Assert.All(named, file => Assert.True(File.Exists(Path.Combine(Folder, file[1..])), file));
        Assert.DoesNotMatch("__[A-Z]+__", worker.Text);
    }

    private static async Task<string> UnpackedAsync(Stream packed, string? encoding)
    {
        await using var stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("\"/assets/[^\"]+\"")]
    private static partial Regex Asset();

    [Fact]
    public async Task Files_that_carry_a_hash_are_kept_for_ever()
    {
        Assert.SkipUnless(AreBuilt, "the screens were not built: there is no npm");
        var script = Directory.EnumerateFiles(Path.Combine(Folder, "assets"), "*.js").Select(Path.GetFileName).First();

        var answer = await server.As(null).OkAsync("GET", $"~/assets/{script}");

        Assert.Contains("immutable", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }
}
