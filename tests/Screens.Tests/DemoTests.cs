using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>The demo, from its links to the killed server.</summary>
public sealed class DemoTests(Demo demo) : IClassFixture<Demo>
{
    [Fact]
    public async Task A_thousand_buyers_race_and_all_that_must_hold_holds()
    {
        Chromium.Require();
        var (person, page) = await demo.EnterAsync("operator");
        await using var _ = person;

        await page.GetByRole(AriaRole.Button, new() { Name = "On your marks" }).ClickAsync();

        await ExpectResultAsync(page, "Sold", "5");
        await ExpectResultAsync(page, "Backordered", "995");
        await ExpectResultAsync(page, "Oversold", "0");
        await Assertions.Expect(page.Locator("[data-clean]")).ToHaveAttributeAsync("data-clean", "true");
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task The_server_is_killed_and_everything_that_was_answered_is_there_when_it_is_back()
    {
        Chromium.Require();
        var (person, page) = await demo.EnterAsync("operator");
        await using var _ = person;

        await page.GetByRole(AriaRole.Button, new() { Name = "Pull the plug" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Every confirmed order was looked for.")).ToBeVisibleAsync();
        await ExpectResultAsync(page, "Missing", "0");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToHaveAttributeAsync("data-state", "live");
    }

    [Theory]
    [InlineData("Find nothing", "are in doubt")]
    [InlineData("Pick, then cancel", "back on a shelf")]
    [InlineData("Unload 14", "waiting for the merchant")]
    public async Task What_goes_wrong_is_told(string action, string said)
    {
        Chromium.Require();
        var (person, page) = await demo.EnterAsync("operator");
        await using var _ = person;

        await page.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();

        await Assertions.Expect(page.Locator("[aria-live=polite]", new() { HasText = said })).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task Your_turn_fits_and_all_can_use_it()
    {
        Chromium.Require();
        foreach (var (width, height) in new[] { (360, 740), (1440, 900) })
        {
            var (person, page) = await demo.EnterAsync("operator", width, height);
            await using var _ = person;
            await Assertions.Expect(page.Locator("[data-clean]")).ToBeVisibleAsync();

            var findings = await Axe.GraveFindingsAsync(page);
            Assert.True(findings.Count == 0, string.Join("; ", findings));
            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, $"wider than {width}");
        }
    }

    [Fact]
    public async Task A_picker_who_comes_by_his_link_is_a_picker()
    {
        Chromium.Require();
        var (person, page) = await demo.EnterAsync("picker", 390, 844);
        await using var _ = person;

        await page.WaitForURLAsync("**/picker*");
        var session = await (await person.Context.APIRequest.GetAsync("/api/v1/session")).JsonAsync();
        Assert.Equal("picker", session?.GetProperty("role").GetString());
        Assert.Equal(403, (await person.Context.APIRequest.GetAsync("/api/v1/demo")).Status);
    }

    private static Task ExpectResultAsync(IPage page, string what, string many) =>
        Assertions.Expect(page.Locator("dl > div", new() { Has = page.GetByText(what, new() { Exact = true }) }).Locator("dd").First)
            .ToHaveTextAsync(many);
}
