using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

public sealed class PeopleTests(OwnScreens screens) : IClassFixture<OwnScreens>
{
    [Fact]
    public async Task An_operator_adds_somebody_who_changes_his_password_and_goes_on()
    {
        Chromium.Require();
        await using var operatorHimself = await screens.OperatorAsync();
        await AddAsync(await operatorHimself.OpenAsync("/users"));

        await using var kim = await screens.SignInAsync(new { user = "kim", password = "the first password" });
        var page = await kim.OpenAsync("/");
        await MenuAsync(page, "Change my password");
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Current password").FillAsync("the first password");
        await form.GetByLabel("New password", new() { Exact = false }).First.FillAsync("the second password");
        await form.GetByLabel("Repeat the new password").FillAsync("the second password");
        await form.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your password is changed.")).ToBeVisibleAsync();

        // What changes something needs the new session's secret: signing out does.
        await MenuAsync(page, "Sign out");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("Sign in") })).ToBeVisibleAsync();
        Assert.Equal(401, (await kim.Context.APIRequest.GetAsync("/api/v1/session")).Status);
        await using var again = await screens.SignInAsync(new { user = "kim", password = "the second password" });
        Assert.Empty(operatorHimself.Errors.Concat(kim.Errors));
    }

    private static async Task AddAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^User") }).FillAsync("kim");
        await form.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Name") }).FillAsync("Kim Park");
        await form.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Role") }).Or(form.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Role") })).First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Office" }).ClickAsync();
        await form.GetByLabel("Password").First.FillAsync("the first password");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Kim Park" })).ToContainTextAsync("Office");
    }

    private static async Task MenuAsync(IPage page, string item)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Signed in as") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }
}
