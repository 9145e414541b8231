using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Storage.Views;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Grains.Tests.Ops;

/// <summary>What breaks a law is found, is told with what to do about it, and is found where one looks.</summary>
public abstract class InvariantsContract
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    protected abstract Task<string?> DatabaseAsync();

    [Fact]
    public async Task What_is_as_it_should_be_is_clean_and_all_of_it_is_looked_at()
    {
        await using var floor = await StartAsync();

        var report = await floor.Host.CheckAsync(LawScope.All);

        Assert.True(report.Clean, string.Join('\n', report.Checks.SelectMany(static check => check.Violations)));
        foreach (var check in report.Checks.Where(static check => check.Name != "movementsArrive"))
            Assert.True(check.Checked > 0, $"{check.Name} looked at nothing.");
    }

    [Fact]
    public async Task A_SKU_that_counts_what_no_holder_told_is_found()
    {
        await using var floor = await StartAsync();
        await floor.Host.StockAsync(floor.Sku, floor.Site, 7);

        var found = Assert.Single((await FoundAsync(floor, "stockIsHeld")).Violations);

        Assert.StartsWith($"{floor.Sku} at {floor.Site}: the SKU has 12 pickable, the holders reported 5. Count A1 for SKU A.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goods_that_lie_somewhere_and_were_never_told_are_found()
    {
        await using var floor = await StartAsync();
        await floor.WriteAsync($"location:{floor.Site}/A1", new StockAdjusted("x", floor.Key, 3, StockReason.Found, null) { Changes = [new(floor.Key, 3, 0)] });

        var found = Assert.Single((await FoundAsync(floor, "onHandIsHeld")).Violations);

        Assert.StartsWith($"{floor.Sku} at {floor.Site}: its holders have 8 units (0 in doubt) and reported 5", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_holds_less_than_nothing_is_found()
    {
        await using var floor = await StartAsync();
        await floor.WriteAsync($"location:{floor.Site}/A1", new StockAdjusted("x", floor.Key, -9, StockReason.Damaged, null)
        {
            Changes = [new(floor.Key, -9, 0)],
        });

        var found = Assert.Single((await FoundAsync(floor, "nothingIsNegative")).Violations);

        Assert.Contains("-4 units", found, StringComparison.Ordinal);
        Assert.EndsWith("Count A1 for SKU A.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goods_that_left_and_do_not_arrive_are_found()
    {
        await using var floor = await StartAsync();
        await floor.WriteAsync($"location:{floor.Site}/A1", new GoodsTaken(
            "lost-tote", true, null, [new(floor.Key, 2, null, As: Bucket.Pickable)], StockReason.Move, null, null, null) { Changes = [new(floor.Key, -2, 0)] });

        var found = Assert.Single((await FoundAsync(floor, "movementsArrive")).Violations);

        Assert.Contains("lost-tote", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_told_names_the_set_aside_to_retry()
    {
        await using var floor = await StartAsync();
        floor.Failing.On = true;
        await floor.WriteAsync($"location:{floor.Site}/A1", new StockAdjusted("x", floor.Key, 1, StockReason.Found, null)
        {
            Changes = [new(floor.Key, 1, 0)], Flows = [new(floor.Key, 1, Bucket.Outside, Bucket.Pickable)],
        });
        await floor.Host.Services.GetRequiredService<IReactions>().WaitForAllAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await floor.WriteAsync($"sku:{floor.Sku}", new GoodsHeard("y", floor.Site, "A1", StockReason.Found, [new(floor.Key, 1, Bucket.Outside, Bucket.Damaged)], []));

        var report = await floor.Host.CheckAsync(LawScope.All);

        Assert.Contains($"Retry the set-aside reaction {report.SetAside[0]} of 'failing'", Of(report, "stockIsHeld").Violations[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_to_nobody_is_found_and_so_is_one_beyond_what_can_be_picked()
    {
        await using var floor = await StartAsync();
        var nobody = new OrderId(floor.Merchant, "web", "nobody");
        await floor.WriteAsync($"sku:{floor.Sku}", new ClaimSet(nobody, 1, 0, Now, 0, [new("1", [new(floor.Site, 9)], 0, null, [])]));

        var report = await floor.Host.CheckAsync(LawScope.All);

        Assert.Contains($"{nobody} line 1: {floor.Sku} has promised at {floor.Site} 9, but the order says 0. Cancel line 1", Assert.Single(Of(report, "promisesHaveOrders").Violations), StringComparison.Ordinal);
        Assert.Contains("11 units are promised and not picked, but only 5 can be picked. Count A1 for SKU A.", Assert.Single(Of(report, "promisedIsPickable").Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_whose_promise_is_gone_is_found()
    {
        await using var floor = await StartAsync();
        await floor.WriteAsync($"sku:{floor.Sku}", new ClaimSet(floor.Order, 2, 0, Now, 0, [new("1", [new(floor.Site, -2)], 0, null, [])]));

        var found = Assert.Single((await FoundAsync(floor, "ordersHavePromises")).Violations);

        Assert.StartsWith($"{floor.Order} line 1: {floor.Sku} has promised at {floor.Site} 0, but the order says 2.", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE law_stock SET heard = heard + 1, told = told + 1", "/A: memory and log differ")]
    [InlineData("UPDATE law_promises SET reserved = reserved + 1", "/A: memory and log differ")]
    [InlineData("UPDATE stock SET quantity = quantity + 1", "A1 at ")]
    public async Task A_wrong_row_of_what_is_read_is_found(string tampering, string named)
    {
        await using var floor = await StartAsync();
        // What reads rows has waited for those that are to be changed.
        await using (await floor.Host.Services.GetRequiredService<IViews>().OpenAsync([.. LawTables.All, "stock"], TestContext.Current.CancellationToken)) { }

        floor.Tamper.Sql = tampering;
        await floor.Host.SkuAsync(floor.Merchant, "B");

        Assert.Contains(named, Assert.Single((await FoundAsync(floor, "replayIsMemory")).Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merchant_or_a_site_is_asked_about_alone()
    {
        await using var floor = await StartAsync();
        var (other, elsewhere) = await floor.Host.TradeAsync();
        await floor.Host.SkuAsync(other, "A", (elsewhere, 3));

        Assert.False((await floor.Host.CheckAsync(LawScope.All)).Clean);
        Assert.False((await floor.Host.CheckAsync(new(other))).Clean);
        Assert.False((await floor.Host.CheckAsync(new(null, elsewhere))).Clean);
        Assert.True((await floor.Host.CheckAsync(new(floor.Merchant))).Clean);
        Assert.True((await floor.Host.CheckAsync(new(other, floor.Site))).Clean);
        var mine = await floor.Host.CheckAsync(new(floor.Merchant, floor.Site));
        Assert.True(mine.Clean);
        Assert.Equal(1, Of(mine, "onHandIsHeld").Checked);
        Assert.Equal(0, Of(await floor.Host.CheckAsync(new(floor.Merchant, elsewhere)), "onHandIsHeld").Checked);
    }

    [Fact]
    public async Task Of_many_violations_a_hundred_are_told_and_all_are_counted()
    {
        await using var floor = await StartAsync();
        for (var i = 0; i < 120; i++) await floor.WriteAsync($"sku:{floor.Merchant}/X{i}", new GoodsHeard(
            $"x{i}", floor.Site, "NOWHERE", StockReason.Found, [new(new(new(floor.Merchant, $"X{i}")), 1, Bucket.Outside, Bucket.Pickable)], []));

        var found = await FoundAsync(floor, "stockIsHeld");

        Assert.Equal((100, 120), (found.Violations.Length, found.Found));
    }

    private static async Task<InvariantCheck> FoundAsync(BrokenFloor floor, string law)
    {
        var report = await floor.Host.CheckAsync(LawScope.All);
        Assert.False(report.Clean);
        return Of(report, law);
    }

    private static InvariantCheck Of(InvariantsReport report, string law) => report.Checks.Single(check => check.Name == law);

    private async Task<BrokenFloor> StartAsync() => await BrokenFloor.StartAsync(await DatabaseAsync());
}

public sealed class InvariantsTests : InvariantsContract
{
    protected override Task<string?> DatabaseAsync() => Task.FromResult<string?>(null);
}

public sealed class PostgresInvariantsTests : InvariantsContract
{
    protected override async Task<string?> DatabaseAsync() => await TestDatabase.NewSchemaAsync();
}
