using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>The wall, as it hangs there: nobody touches it.</summary>
public sealed class WallTests(OwnScreens screens) : IClassFixture<OwnScreens>
{
    private string Address => $"/sites/{screens.Shop.Site}/wall";

    [Fact]
    public async Task It_moves_by_itself_and_two_of_them_agree()
    {
        Chromium.Require();
        await using var office = await screens.OperatorAsync();
        await using var floor = await screens.OperatorAsync(1920, 1080);
        var (one, other) = (await office.OpenAsync(Address), await floor.OpenAsync(Address));
        var before = await CountAsync(Released(one));

        for (var i = 0; i < 3; i++) await screens.Shop.OrderAsync();

        await Expect(Released(one), before + 3);
        await Expect(Released(other), before + 3);
        Assert.Empty(office.Errors);
        Assert.Empty(floor.Errors);
    }

    [Fact]
    public async Task It_says_when_it_is_not_live_and_catches_up_after_the_server_was_killed()
    {
        Chromium.Require();
        await using var person = await screens.OperatorAsync();
        var wall = await person.OpenAsync(Address);
        var before = await CountAsync(Released(wall));
        await Assertions.Expect(Badge(wall)).ToHaveAttributeAsync("data-state", "live");

        await screens.Server.KillAsync();
        await Assertions.Expect(Badge(wall)).Not.ToHaveAttributeAsync("data-state", "live");

        screens.Server.Start();
        await screens.Server.AddressAsync();
        await screens.Shop.OrderAsync();
        await Assertions.Expect(Badge(wall)).ToHaveAttributeAsync("data-state", "live");
        await Expect(Released(wall), before + 1);
    }

    private static ILocator Released(IPage wall) => wall.Locator("li", new() { HasText = "Released" }).Locator(".numbers");

    private static ILocator Badge(IPage page) => page.GetByRole(AriaRole.Status).First;

    private static async Task<int> CountAsync(ILocator count) =>
        int.Parse(await count.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

    private static Task Expect(ILocator count, int value) => Assertions.Expect(count).ToHaveTextAsync($"{value}");
}
