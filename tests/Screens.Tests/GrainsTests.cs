using System.Text.RegularExpressions;

using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>What the grains do: on our screen with the time before it was opened, and on Orleans' own.</summary>
public sealed class GrainsTests(OwnScreens screens) : IClassFixture<OwnScreens>
{
    private const string Chart = "Calls and events";

    /// <summary>Of the first line of a chart: a curve is drawn from each point to the next.</summary>
    private const string Curves = "chart => (chart.querySelector('.recharts-line-curve')?.getAttribute('d')?.match(/[CL]/g) ?? []).length";

    [Fact]
    public async Task It_has_what_happened_before_it_was_opened()
    {
        Chromium.Require();
        var points = await RememberedAsync(6);
        await using var person = await screens.OperatorAsync();
        // Whatever it shows now, nobody tells it.
        await person.Context.RouteAsync("**/hubs/**", static route => route.AbortAsync());

        var page = await person.OpenAsync("/grains");

        await CurvesAsync(page, points - 2);
        foreach (var tick in (string[])["−60 min", "−45 min", "−30 min", "−15 min", "now"])
            await Assertions.Expect(ChartOf(page).GetByText(tick, new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task It_goes_on_and_the_last_minutes_can_be_looked_at_alone()
    {
        Chromium.Require();
        await using var person = await screens.OperatorAsync();
        var page = await person.OpenAsync("/grains");
        await Assertions.Expect(ChartOf(page)).ToBeVisibleAsync();
        var before = await ChartOf(page).EvaluateAsync<int>(Curves);

        await CurvesAsync(page, before + 2);
        await page.GetByText("Last 5 minutes", new() { Exact = true }).ClickAsync();

        await Assertions.Expect(ChartOf(page).GetByText("−4 min", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("period=minutes"));
        await page.ReloadAsync();
        await Assertions.Expect(ChartOf(page).GetByText("−4 min", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task The_dashboard_of_Orleans_opens_from_it_with_figures_and_without_errors()
    {
        Chromium.Require();
        await screens.Shop.OrderAsync();
        await using var person = await screens.OperatorAsync();
        var complaints = new List<string>();
        var page = await person.OpenAsync("/grains");
        person.Context.Console += (_, said) => { if (said.Type is "error") complaints.Add($"{said.Page?.Url}: {said.Text}"); };
        person.Context.WebError += (_, failed) => complaints.Add(failed.Error);

        var dashboard = await person.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Orleans dashboard" }).ClickAsync());

        await Assertions.Expect(dashboard).ToHaveTitleAsync("Orleans Dashboard");
        await Assertions.Expect(dashboard.GetByText("Methods with Most Calls")).ToBeVisibleAsync();
        await dashboard.GetByRole(AriaRole.Link, new() { Name = "Grains", Exact = true }).ClickAsync();
        await Assertions.Expect(dashboard.GetByText("StockGrain").First).ToBeVisibleAsync();
        await dashboard.GetByRole(AriaRole.Link, new() { Name = "Silos", Exact = true }).ClickAsync();
        await Assertions.Expect(dashboard.GetByText("Silo Health")).ToBeVisibleAsync();
        Assert.Empty(complaints);
    }

    private static ILocator ChartOf(IPage page) => page.GetByRole(AriaRole.Img, new() { Name = Chart, Exact = true });

    private static async Task CurvesAsync(IPage page, int least) =>
        await page.WaitForFunctionAsync($"least => {{ const chart = document.querySelector('[role=img][aria-label=\"{Chart}\"]'); return chart && ({Curves})(chart) >= least }}", least);

    /// <summary>Waits until the server remembers so many points; some seconds after its start it does.</summary>
    private async Task<int> RememberedAsync(int least)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var past = await screens.Shop.GetAsync("ops/grains/history");
            if (past.GetProperty("points").GetArrayLength() is var points && points >= least) return points;
            await Task.Delay(500, patience.Token);
        }
    }
}
