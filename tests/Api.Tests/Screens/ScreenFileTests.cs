using System.Net;

namespace OrleansWarehouse.Api.Tests.Screens;

/// <summary>How the screens are served, where they were built; and what is said where they were not.</summary>
public sealed class ScreenFileTests(Server server)
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
