using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>The pack bench, with a scanner that types and ends with Enter.</summary>
public sealed class PackTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    private string Bench => $"/sites/{screens.Shop.Site}/pack";
    private const string Barcode = "4006381333931";
    private const string MugOfAnother = "96385074";

    [Fact]
    public async Task An_order_goes_from_its_tote_into_a_labelled_parcel_and_what_does_not_belong_there_does_not()
    {
        Chromium.Require();
        var number = await screens.Shop.OrderAsync(2);
        var tote = await screens.Shop.PickAsync(number);
        await using var packer = await screens.OperatorAsync();
        var page = await packer.OpenAsync(Bench);

        await ScanAsync(page, "NO-SUCH-TOTE");
        await Assertions.Expect(page.GetByText("Nothing to pack for NO-SUCH-TOTE")).ToBeVisibleAsync();
        await ScanAsync(page, tote);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Order {number}" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Mug, blue")).ToBeVisibleAsync();

        await ScanAsync(page, MugOfAnother);
        await Assertions.Expect(page.GetByText("Stop: not in this order")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("0 / 2")).ToBeVisibleAsync();
        await ScanAsync(page, Barcode);
        await Assertions.Expect(page.GetByText("Stop: not in this order")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("1 / 2")).ToBeVisibleAsync();
        await ScanAsync(page, Barcode);
        await ScanAsync(page, Barcode);
        await Assertions.Expect(page.GetByText("Stop: one too many")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2 / 2")).ToBeVisibleAsync();

        await Assertions.Expect(page.GetByText("Contents ")).ToBeVisibleAsync();
        await page.GetByLabel("Weighed, in grams").FillAsync("812");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pack and print" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Packed in 1 parcel")).ToBeVisibleAsync();
        var label = page.GetByRole(AriaRole.Img, new() { Name = "Label of parcel" });
        await Assertions.Expect(label).ToContainTextAsync("Bo Svensson");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("ZPL", new() { Exact = true }).ClickAsync());
        Assert.StartsWith("^XA", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        var pdf = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF" }).ClickAsync());
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(await pdf.PathAsync()), StringComparison.Ordinal);

        var parcel = (await screens.Shop.OrderAsync(number)).GetProperty("shipments")[0].GetProperty("parcels")[0];
        var found = await screens.Shop.GetAsync($"sites/{screens.Shop.Site}/lookup?code={parcel.GetProperty("sscc").GetString()}");
        Assert.Equal(812, found.GetProperty("parcel").GetProperty("weightGrams").GetInt64());
        Assert.Empty(packer.Errors);
    }

    [Fact]
    public async Task What_waits_appears_by_itself_is_opened_with_a_touch_and_then_waits_for_its_truck()
    {
        Chromium.Require();
        await using var packer = await screens.OperatorAsync(360, 740);
        var page = await packer.OpenAsync(Bench);
        await Assertions.Expect(page.GetByText("To pack", new() { Exact = true })).ToBeVisibleAsync();
        var number = await screens.Shop.OrderAsync(2);
        var tote = await screens.Shop.PickAsync(number);

        var row = page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{number}") });
        await Assertions.Expect(row).ToContainTextAsync(tote);
        await Assertions.Expect(row).ToContainTextAsync("2 units");
        await row.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Order {number}" })).ToBeVisibleAsync();
        await ScanAsync(page, Barcode);
        await ScanAsync(page, Barcode);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pack and print" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Simulated carrier") })).ToContainTextAsync("parcel");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.Empty(packer.Errors);
    }

    [Fact]
    public async Task What_cannot_be_packed_is_told_to_the_supervisor()
    {
        Chromium.Require();
        var tote = await screens.Shop.PickAsync(await screens.Shop.OrderAsync());
        await using var supervisor = await screens.OperatorAsync();
        var control = await supervisor.OpenAsync($"/sites/{screens.Shop.Site}/control?view=exceptions");
        await Assertions.Expect(control.GetByText("Incidents", new() { Exact = true })).ToBeVisibleAsync();
        await using var packer = await screens.OperatorAsync();
        var page = await packer.OpenAsync(Bench);
        await ScanAsync(page, tote);
        await page.GetByRole(AriaRole.Button, new() { Name = "Problem" }).ClickAsync();
        await page.GetByLabel("Note for the supervisor").FillAsync("The handle is broken off");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell the supervisor" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Scan a tote or an order")).ToBeVisibleAsync();

        await Assertions.Expect(control.GetByText("The handle is broken off")).ToBeVisibleAsync();
        await control.GetByRole(AriaRole.Button, new() { Name = "Solve" }).ClickAsync();
        await control.GetByRole(AriaRole.Button, new() { Name = "Solved" }).ClickAsync();
        await Assertions.Expect(control.GetByText("The handle is broken off")).ToHaveCountAsync(0);
        Assert.Empty(supervisor.Errors);
    }

    private static async Task ScanAsync(IPage page, string code)
    {
        var field = page.Locator("input[data-scan]");
        await Assertions.Expect(field).ToBeVisibleAsync();
        // Whatever has the focus: what a scanner types goes into the field.
        await page.Keyboard.TypeAsync(code);
        await Assertions.Expect(field).ToHaveValueAsync(code);
        await page.Keyboard.PressAsync("Enter");
    }
}
