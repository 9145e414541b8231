using System.Net.WebSockets;

using OrleansWarehouse.Api.Tests.Orders;

namespace OrleansWarehouse.Api.Tests.Live;

public sealed class LiveTests(Server server)
{
    [Fact]
    public async Task What_happens_after_subscribing_is_told_in_order()
    {
        var merchant = await server.MerchantAsync();
        await using var client = await HubClient.ConnectAsync(server.Address, await server.KeyAsync(merchant: merchant));
        Assert.True((await client.CallAsync("Subscribe", $"merchant:{merchant}", null)).TryGetProperty("result", out _));

        for (var i = 0; i < 20; i++) await RenameAsync(merchant, $"Acme {i}");

        for (var i = 0; i < 20; i++)
        {
            var (subject, _, data) = await NextEventAsync(client);
            Assert.Equal(($"merchant:{merchant}", $"Acme {i}"), (subject, data));
        }
    }

    [Fact]
    public async Task What_was_missed_is_told_first_and_nothing_is_lost_while_more_happens()
    {
        var merchant = await server.MerchantAsync();
        var start = (await server.Operator.OkAsync("GET",
            $"/merchants/{merchant}/events")).Json.GetProperty("items").EnumerateArray().Last()
            .GetProperty("position").GetString();
        for (var i = 0; i < 30; i++) await RenameAsync(merchant, $"Acme {i}");
        var more = Task.Run(async () =>
        {
            for (var i = 30; i < 90; i++) await RenameAsync(merchant, $"Acme {i}");
        });

        await using var client = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await client.CallAsync("Subscribe", $"merchant:{merchant}", start);
        var positions = new List<string>();
        for (var i = 0; i < 90; i++)
        {
            var (_, position, data) = await NextEventAsync(client);
            Assert.Equal($"Acme {i}", data);
            positions.Add(position);
        }

        await more;
        Assert.Equal(positions.Order(StringComparer.Ordinal), positions);
    }

    [Fact]
    public async Task Who_comes_back_where_it_left_off_misses_nothing()
    {
        var merchant = await server.MerchantAsync();
        var subject = $"merchant:{merchant}";
        string seen;
        await using (var before = await HubClient.ConnectAsync(server.Address, Server.AdminKey))
        {
            await before.CallAsync("Subscribe", subject, null);
            await RenameAsync(merchant, "One");
            (_, seen, _) = await NextEventAsync(before);
        }

        await RenameAsync(merchant, "Two");
        await using var after = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await after.CallAsync("Subscribe", subject, seen);

        Assert.Equal("Two", (await NextEventAsync(after)).Data);
    }

    [Fact]
    public async Task Who_missed_too_much_is_told_to_read_anew_and_then_what_happens()
    {
        await using var small = new Server(null, ("WAREHOUSE_LIVE_REPLAY", "5"));
        var merchant = await small.MerchantAsync();
        for (var i = 0; i < 10; i++)
            await small.Operator.OkAsync("PUT", $"/merchants/{merchant}", $$"""{"name":"Acme {{i}}","currency":"EUR"}""");
        await using var client = await HubClient.ConnectAsync(small.Address, Server.AdminKey);

        await client.CallAsync("Subscribe", $"merchant:{merchant}", new string('0', 16));

        var (target, arguments) = await client.NextAsync();
        Assert.Equal(("Reset", $"merchant:{merchant}"), (target, arguments[0].GetString()));
        await small.Operator.OkAsync("PUT", $"/merchants/{merchant}", """{"name":"Afterwards","currency":"EUR"}""");
        Assert.Equal("Afterwards", (await NextEventAsync(client)).Data);
    }

    [Fact]
    public async Task An_order_is_a_subject()
    {
        var merchant = await server.MerchantAsync();
        var sku = await server.SkuAsync(merchant);
        await using var client = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await client.CallAsync("Subscribe", $"order:{merchant}/web:1", null);

        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/orders", OrderBodies.Of("1", sku));

        var (_, arguments) = await client.NextAsync();
        Assert.Equal("orderPlaced", arguments[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Unsubscribing_ends_it()
    {
        var (one, two) = (await server.MerchantAsync(), await server.MerchantAsync());
        await using var client = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await client.CallAsync("Subscribe", $"merchant:{one}", null);
        await client.CallAsync("Subscribe", $"merchant:{two}", null);
        await client.CallAsync("Unsubscribe", $"merchant:{one}");

        await RenameAsync(one, "Unheard");
        await RenameAsync(two, "Heard");

        Assert.Equal("Heard", (await NextEventAsync(client)).Data);
    }

    [Theory]
    [InlineData("merchant:somebody-else")]
    [InlineData("site:any")]
    [InlineData("picker:any/ann")]
    [InlineData("access:keys")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task What_a_key_may_not_know_is_no_subject(string subject)
    {
        var merchant = await server.MerchantAsync();
        await using var client = await HubClient.ConnectAsync(server.Address, await server.KeyAsync(merchant: merchant));

        var completion = await client.CallAsync("Subscribe", subject, null);

        Assert.Contains("unknown_subject", completion.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Without_a_key_there_is_no_hub() =>
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(server.Address, null));

    private Task<Answer> RenameAsync(string merchant, string name) =>
        server.Operator.OkAsync("PUT", $"/merchants/{merchant}", $$"""{"name":"{{name}}","currency":"EUR"}""");

    private static async Task<(string Subject, string Position, string Data)> NextEventAsync(HubClient client)
    {
        var (target, arguments) = await client.NextAsync();
        Assert.Equal("Event", target);
        var told = arguments[0];
        return (told.GetProperty("subject").GetString()!, told.GetProperty("position").GetString()!,
            told.GetProperty("data").GetProperty("name").GetString()!);
    }
}
