using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Text.Json;

using Dapper;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Tests.Ops;

/// <summary>A failing reaction affects nothing else.</summary>
public sealed class SetAsideTests
{
    private const int Samples = 60;

    [Fact]
    public async Task A_delivery_that_cannot_be_confirmed_harms_nobody_else_and_is_seen_by_operators()
    {
        await using var server = Quick();
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());
        var (sick, well) = (await server.SkuAsync(merchant), await server.SkuAsync(merchant));
        await LocationsAsync(server, site);
        await AnnounceAsync(server, merchant, site, "a", sick, 100);
        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/inbound/a/receipts", Lines(sick, 130));
        await server.Operator.OkAsync("POST", $"/sites/{site}/adjustments",
            $$"""{"merchant":"{{merchant}}","sku":"{{sick}}","location":"DOCK","quantity":-10,"reason":"damaged"}""");
        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/inbound/a/confirm", "{}");

        // Whatever the books say afterwards, the rest of the server continues.
        Assert.True(await server.Services.GetRequiredService<IReactions>().WaitForAllAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        await AnnounceAsync(server, merchant, site, "b", well, 5);
        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/inbound/b/receipts", Lines(well, 5));
        var available = (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus/{well}/availability")).Json;
        Assert.Equal(5, available.GetProperty("availableToSell").GetInt64());
        var report = (await server.Operator.OkAsync("GET", "/ops/invariants")).Json;
        var open = await SetAsidesAsync(server);
        Assert.Equal(open.Select(static one => one.GetProperty("id").GetString()), report.GetProperty("setAside").EnumerateArray().Select(static id => id.GetString()));
        var ready = (await server.Operator.OkAsync("GET", "~/health/ready")).Json;
        Assert.Equal(open.Count == 0 ? "ready" : "degraded", ready.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_reaction_that_always_fails_and_a_view_that_always_throws_leave_everything_else_unharmed_and_as_fast()
    {
        var (reactor, view) = (new Failing(), new Throwing());
        await using var server = Quick(services => services.AddSingleton<IReactor>(reactor).AddSingleton<IProjection>(view));
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());
        var sku = await server.SkuAsync(merchant);
        await LocationsAsync(server, site);
        // The better of two rounds of each: other load on the machine varies, but a wait for the failing reaction would be in both.
        var without = await BestAsync("w", "x");
        (reactor.On, view.On) = (true, true);
        var with = await BestAsync("y", "z");

        TestContext.Current.TestOutputHelper?.WriteLine($"p50 of a receipt: {without} without, {with} with");
        // A wait for the failing reaction would take at least 100 ms; other load on the machine causes a few ms of jitter.
        Assert.True(with < (without * 1.2) + TimeSpan.FromMilliseconds(10), $"{without} without, {with} with");
        foreach (var list in new[] { $"/sites/{site}/stock", $"/merchants/{merchant}/inbound", $"/merchants/{merchant}/orders", $"/sites/{site}/tasks", "/sites", "/merchants", $"/sites/{site}/incidents", $"/sites/{site}/exceptions", $"/sites/{site}/overview" })
            await server.Operator.OkAsync("GET", list);
        await UntilAsync(async () => (await SetAsidesAsync(server)).Count > 0);
        Assert.True((await server.Operator.OkAsync("GET", "/ops/invariants")).Json.GetProperty("clean").GetBoolean());
        var ready = (await server.Operator.OkAsync("GET", "~/health/ready")).Json;
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.Equal(2, ready.GetProperty("reasons").GetArrayLength());

        async Task<TimeSpan> BestAsync(string one, string other)
        {
            var first = await MedianAsync(server, merchant, site, sku, one);
            var second = await MedianAsync(server, merchant, site, sku, other);
            return first < second ? first : second;
        }
    }

    [Fact]
    public async Task An_operator_mends_what_was_wrong_and_has_it_tried_again()
    {
        var reactor = new Failing { On = true };
        await using var server = Quick(services => services.AddSingleton<IReactor>(reactor));
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());
        await AnnounceAsync(server, merchant, site, "a", await server.SkuAsync(merchant), 5);
        await UntilAsync(async () => (await SetAsidesAsync(server)).Count == 1);
        var open = (await SetAsidesAsync(server))[0];
        var id = open.GetProperty("id").GetString();
        Assert.Equal($"inbound:{merchant}/a", open.GetProperty("stream").GetString());
        Assert.Contains("as told", open.GetProperty("reason").GetString(), StringComparison.Ordinal);

        var again = (await server.Operator.OkAsync("POST", $"/ops/setAsides/{id}/retry", "{}")).Json;
        Assert.False(again.GetProperty("settled").GetBoolean());
        Assert.Equal(open.GetProperty("tries").GetInt32() + 1, again.GetProperty("setAside").GetProperty("tries").GetInt32());

        reactor.On = false;
        Assert.True((await server.Operator.OkAsync("POST", $"/ops/setAsides/{id}/retry", "{}")).Json.GetProperty("settled").GetBoolean());
        Assert.Empty(await SetAsidesAsync(server));
        var gone = await server.Operator.SendAsync("POST", $"/ops/setAsides/{id}/retry", "{}");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    [Fact]
    public async Task A_query_that_reads_what_it_did_not_declare_is_found()
    {
        await using var server = Quick();
        await using var connection = await server.Services.GetRequiredService<IViews>().OpenAsync(["orders"]);
        await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM orders");
        await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM skus"));
    }

    /// <summary>Starts a server that retries after short pauses, and therefore sets aside soon.</summary>
    private static Server Quick(Action<IServiceCollection>? configure = null) =>
        new(null, configure, ("Storage:ReactionPause", "00:00:00.005"), ("Storage:ViewsWait", "00:00:01"));

    private static Task LocationsAsync(Server server, string site) => server.Operator.OkAsync("POST", $"/sites/{site}/locations:batch",
        """[{"code":"DOCK","zone":"D","kind":"receiving","aisle":"D","bay":"1","level":"1","z":0,"x":0,"y":0},{"code":"A-01","zone":"A","kind":"pick","aisle":"A","bay":"1","level":"1","z":0,"x":1000,"y":1000}]""");

    private static Task AnnounceAsync(Server server, string merchant, string site, string asn, string sku, int quantity) =>
        server.Operator.OkAsync("PUT", $"/merchants/{merchant}/inbound/{asn}",
            $$"""{"site":"{{site}}","lines":[{"sku":"{{sku}}","quantity":{{quantity}}}]}""");

    private static string Lines(string sku, int quantity) => $$"""{"lines":[{"sku":"{{sku}}","quantity":{{quantity}}}]}""";

    private static async Task<List<JsonElement>> SetAsidesAsync(Server server) =>
        [.. (await server.Operator.OkAsync("GET", "/ops/setAsides")).Json.GetProperty("items").EnumerateArray()];

    /// <summary>Measures receipts, each a write on the floor with reactions, and the list that shows them.</summary>
    private static async Task<TimeSpan> MedianAsync(Server server, string merchant, string site, string sku, string prefix)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < Samples; i++)
        {
            await AnnounceAsync(server, merchant, site, $"{prefix}{i}", sku, 1);
            var clock = Stopwatch.StartNew();
            await server.Operator.OkAsync("POST", $"/merchants/{merchant}/inbound/{prefix}{i}/receipts", Lines(sku, 1));
            await server.Operator.OkAsync("GET", $"/sites/{site}/stock");
            took.Add(clock.Elapsed);
        }

        took.Sort();
        return took[took.Count / 2];
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "It did not come.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A reactor that can be told to fail on every announcement.</summary>
    private sealed class Failing : IReactor
    {
        public string Name => "failing";

        public bool On { get; set; }

        public bool Handles(StoredEvent stored) => stored.Type == "inboundAnnounced";

        public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken) =>
            On ? throw new InvalidOperationException("as told") : Task.CompletedTask;
    }

    /// <summary>A projection that can be told to throw on everything.</summary>
    private sealed class Throwing : IProjection
    {
        public string Name => "throwing";

        public int Version => 1;

        public bool On { get; set; }

        public IReadOnlyList<string> Tables => ["throwing"];

        public string Schema => "CREATE TABLE IF NOT EXISTS throwing (position BIGINT PRIMARY KEY)";

        public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction) =>
            On ? throw new InvalidOperationException("as told") : Task.CompletedTask;
    }
}
