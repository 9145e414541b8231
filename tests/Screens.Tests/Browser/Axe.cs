using System.Text.Json;

using Microsoft.Playwright;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>axe-core, as installed for the screens, in a page.</summary>
internal static class Axe
{
    private static readonly string[] Grave = ["serious", "critical"];

    private static readonly Lazy<Task<string>> Source = new(static () => File.ReadAllTextAsync(Script()));

    /// <summary>What keeps somebody from using a page: rule, and where.</summary>
    public static async Task<IReadOnlyList<string>> GraveFindingsAsync(IPage page)
    {
        // As text to evaluate, because the page's policy lets no other script in.
        if (await page.EvaluateAsync<bool>("() => !window.axe")) await page.EvaluateAsync(await Source.Value);
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations");
        return
        [
            .. found.EnumerateArray()
                .Where(finding => Grave.Contains(finding.GetProperty("impact").GetString()))
                .Select(finding => $"{finding.GetProperty("id")}: {finding.GetProperty("nodes")[0].GetProperty("html")}"),
        ];
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrleansWarehouse.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "Api", "ClientApp", "node_modules", "axe-core", "axe.min.js");
    }
}
