using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>What failed for good, in front of an operator.</summary>
public sealed class SetAsideTests(OwnScreens screens) : IClassFixture<OwnScreens>
{
    private const string Reason = "InvalidOperationException: not_enough_stock: there are 120 in Receiving";

    [Fact]
    public async Task An_operator_sees_what_is_set_aside_as_it_happens_and_has_it_tried_again()
    {
        Chromium.Require();
        await using var person = await screens.OperatorAsync();
        var page = await person.OpenAsync("/set-asides");
        await Assertions.Expect(page.GetByText("Nothing is set aside.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToHaveAttributeAsync("data-state", "live");

        await SetAsideAsync();

        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"inbound:{screens.Shop.Merchant}/ASN-2" });
        await Assertions.Expect(row).ToContainTextAsync(Reason);
        await Assertions.Expect(row).ToContainTextAsync("Tried 5 times");
        await Assertions.Expect(row).ToContainTextAsync("0 events wait behind it");
        await page.SetViewportSizeAsync(360, 740);
        await Assertions.Expect(row).ToBeInViewportAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        // What was done already is done once more, which changes nothing, and that settles it.
        await Assertions.Expect(page.GetByText("Nothing is set aside.")).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task An_operator_sees_a_deadline_that_fails_and_has_it_tried_again()
    {
        Chromium.Require();
        await using var person = await screens.OperatorAsync();
        var page = await person.OpenAsync("/set-asides");
        await Assertions.Expect(page.GetByText("Nothing is set aside.")).ToBeVisibleAsync();

        await WriteAsync("INSERT INTO due (stream, name, at) SELECT id, 'audit', @now FROM streams WHERE name = @stream");

        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"inbound:{screens.Shop.Merchant}/ASN-2" });
        await Assertions.Expect(row).ToContainTextAsync("Deadline audit", new() { Timeout = 60_000 });
        await Assertions.Expect(row).ToContainTextAsync("There is no handler for the deadline audit");
        await Assertions.Expect(row).ToContainTextAsync("Tried 5 times");
        await Assertions.Expect(row).Not.ToContainTextAsync("wait behind it");
        await row.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Tried 6 times");

        await WriteAsync("DELETE FROM due WHERE name = 'audit' AND at < @now AND stream IN (SELECT id FROM streams WHERE name = @stream)");
        await Assertions.Expect(page.GetByText("Nothing is set aside.")).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    /// <summary>As if the first event of a delivery had failed on another server of the same log.</summary>
    private Task SetAsideAsync() => WriteAsync("""
        INSERT INTO set_asides (id, reactor, stream, position, version, type, error, tries, first_at, last_at, behind_id, wanted)
        SELECT 'inbound-' || e.position, 'inbound', s.name, e.position, e.version, 'inboundAnnounced', @reason, 5, e.at, @now, '', 0
        FROM streams s JOIN events e ON e.stream = s.id WHERE s.name = @stream ORDER BY e.version LIMIT 1
        """);

    private async Task WriteAsync(string sql)
    {
        await using var log = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(screens.Server.Data, "log.db"), Pooling = false }.ToString());
        await log.OpenAsync();
        await using var command = log.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@reason", Reason);
        command.Parameters.AddWithValue("@now", TimeProvider.System.GetUtcNow().UtcTicks);
        command.Parameters.AddWithValue("@stream", $"inbound:{screens.Shop.Merchant}/ASN-2");
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
