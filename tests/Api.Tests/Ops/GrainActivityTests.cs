using System.Text.Json;

using OrleansWarehouse.Api.Tests.Live;

namespace OrleansWarehouse.Api.Tests.Ops;

public sealed class GrainActivityTests(Server server)
{
    [Fact]
    public async Task Operators_see_what_the_grains_do()
    {
        var merchant = await server.MerchantAsync();
        for (var i = 0; i < 20; i++) await server.SkuAsync(merchant);

        // A call counts as recent for some seconds only, and a busy machine may need longer to read it.
        var answer = await UntilAsync("/ops/grains",
            report => MethodOf(report, "product", "PutAsync") is { } put && put.GetProperty("calls").GetInt64() >= 20 && put.TryGetProperty("p99Ms", out _),
            () => server.SkuAsync(merchant));

        Assert.True(answer.GetProperty("log").GetProperty("position").GetInt64() > 20);
        Assert.NotEmpty(answer.GetProperty("silos").EnumerateArray());
        Assert.Contains(answer.GetProperty("grains").EnumerateArray(), kind =>
            kind.GetProperty("grain").GetString() == "product" && kind.GetProperty("activations").GetInt64() > 0);
        // Which grains are hottest depends on the other tests on this server.
        var hottest = answer.GetProperty("hot").EnumerateArray().ToList();
        Assert.NotEmpty(hottest);
        Assert.All(hottest, static hot => Assert.True(
            hot.GetProperty("callsPerSecond").GetDouble() >= hot.GetProperty("overcountPerSecond").GetDouble() && hot.GetProperty("key").GetString() is { Length: > 0 }));
        Assert.Contains(answer.GetProperty("followers").EnumerateArray(), one => one.GetProperty("kind").GetString() == "projection");
        Assert.True(MethodOf(answer, "product", "PutAsync")!.Value.GetProperty("p99Ms").GetDouble() > 0);
    }

    [Fact]
    public async Task What_they_did_is_remembered()
    {
        var merchant = await server.MerchantAsync();

        var past = await UntilAsync("/ops/grains/history",
            static past => past.GetProperty("points").EnumerateArray().Any(static point =>
                point.GetProperty("callsPerSecond").GetDouble() > 0 && point.GetProperty("eventsPerSecond").GetDouble() > 0
                && point.TryGetProperty("p99Ms", out var most) && most.GetDouble() >= point.GetProperty("p50Ms").GetDouble()),
            () => server.SkuAsync(merchant));

        Assert.Equal((5, 3_600), (past.GetProperty("stepSeconds").GetDouble(), past.GetProperty("keptSeconds").GetDouble()));
        var times = past.GetProperty("points").EnumerateArray().Select(static point => point.GetProperty("at").GetDateTimeOffset()).ToList();
        Assert.Equal(times.Distinct().Order(), times);
    }

    [Fact]
    public async Task Who_follows_the_operations_is_told_the_present_every_second()
    {
        await using var client = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        var from = (await client.CallAsync("Subscribe", "ops", null)).GetProperty("result").GetString()!;

        var positions = new List<string> { from };
        for (var i = 0; i < 4; i++)
        {
            var (target, arguments) = await client.NextAsync();
            // Set-asides are sent at first, and whenever they change.
            var type = i == 1 ? "setAsides" : "grainActivity";
            Assert.Equal(("Event", "ops", type),
                (target, arguments[0].GetProperty("subject").GetString(), arguments[0].GetProperty("type").GetString()));
            var data = arguments[0].GetProperty("data");
            if (i == 1) Assert.Equal(JsonValueKind.Array, data.GetProperty("items").ValueKind);
            else Assert.True(data.GetProperty("total").GetProperty("calls").GetInt64() >= 0);
            positions.Add(arguments[0].GetProperty("position").GetString()!);
        }

        Assert.Equal(positions.Distinct().Order(StringComparer.Ordinal), positions);
    }

    [Fact]
    public async Task Positions_go_on_rising_also_after_a_host_whose_clock_was_ahead()
    {
        var ahead = (DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 1_000).ToString("x16");
        await using var client = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await client.CallAsync("Subscribe", "ops", ahead);

        var (_, arguments) = await client.NextAsync();

        Assert.True(string.CompareOrdinal(arguments[0].GetProperty("position").GetString(), ahead) > 0);
    }

    [Fact]
    public async Task Nobody_else_may_follow_them()
    {
        await using var client = await HubClient.ConnectAsync(server.Address, await server.KeyAsync(merchant: await server.MerchantAsync()));

        var refused = await client.CallAsync("Subscribe", "ops", null);

        Assert.Contains("unknown_subject", refused.GetProperty("error").GetString());
    }

    private static JsonElement? MethodOf(JsonElement report, string grain, string method)
    {
        foreach (var one in report.GetProperty("methods").EnumerateArray())
            if (one.GetProperty("grain").GetString() == grain && one.GetProperty("method").GetString() == method) return one.GetProperty("calls");
        return null;
    }

    private async Task<JsonElement> UntilAsync(string path, Predicate<JsonElement> condition, Func<Task> meanwhile)
    {
        for (var left = 100; left > 0; left--)
        {
            var answer = await server.Operator.OkAsync("GET", path);
            if (condition(answer.Json)) return answer.Json;
            await meanwhile();
            await Task.Delay(100);
        }

        throw new TimeoutException("The figures never said so.");
    }
}
