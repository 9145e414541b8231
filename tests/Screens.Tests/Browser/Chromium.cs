using Microsoft.Playwright;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>The machine's own Chromium, driven by Playwright; the one without windows where it is there, which is the quickest.</summary>
internal static class Chromium
{
    private static readonly string[] Known =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private static readonly bool MustBeThere = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Where it is; null when there is none.</summary>
    public static string? Path { get; } = Array.Find(Known, File.Exists);

    /// <summary>Skips the test where there is no browser, but not in CI.</summary>
    public static void Require()
    {
        if (Path is not null) return;
        Assert.False(MustBeThere, "There is no Chromium.");
        Assert.Skip("there is no Chromium (Debian's package is chromium-headless-shell)");
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        // Nothing of the browser's own is to be fetched while it is tested.
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
}
