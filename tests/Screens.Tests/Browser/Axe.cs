using System.Text.Json;

using Microsoft.Playwright;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>axe-core, as installed for the screens, in a page.</summary>
internal static class Axe
{
    private static readonly string[] Grave = ["serious", "critical"];

    private static readonly Lazy<Task<string>> Source = new(static () => File.ReadAllTextAsync(Script()));

    /// <summary>What keeps somebody from using a page: rule, and where.</summary>
    /// <param name="rules">Those to ask; all that axe asks by itself when there are none.</param>
    public static async Task<IReadOnlyList<string>> GraveFindingsAsync(IPage page, params string[] rules)
    {
        // As text to evaluate, because the page's policy lets no other script in.
        if (await page.EvaluateAsync<bool>("() => !window.axe")) await page.EvaluateAsync(await Source.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            "async rules => (await axe.run(document, { resultTypes: ['violations'], ...(rules.length && { runOnly: { type: 'rule', values: rules } }) })).violations",
            rules);
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
