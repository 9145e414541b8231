using System.Net;
using System.Text;

namespace OrleansWarehouse.Api.Tests.Http;

public sealed class BatchTests(Server server)
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task One_bad_row_never_spoils_the_others()
    {
        var merchant = await server.MerchantAsync();

        var answer = await SendAsync(merchant, Client.Json, """
            [{"sku":"A","description":"a"},{"sku":7},{"sku":"B"},null,{"sku":"a/b","description":"x"},{"sku":"C","description":"c"}]
            """);

        Assert.Equal([201, 422, 422, 422, 422, 201], Statuses(answer));
        Assert.Equal([0, 1, 2, 3, 4, 5],
            answer.Json.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("index").GetInt32()));
        await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus/C");
    }

    [Fact]
    public async Task A_broken_line_is_one_bad_row()
    {
        var merchant = await server.MerchantAsync();

        var answer = await SendAsync(merchant, Lines,
            "{\"sku\":\"A\",\"description\":\"a\"}\r\n\n{oops\n{\"sku\":\"B\",\"description\":\"b\"}");

        Assert.Equal([201, 422, 201], Statuses(answer));
    }

    [Theory]
    [InlineData(Client.Json, "[]")]
    [InlineData(Lines, "")]
    public async Task Nothing_is_fine(string type, string body) =>
        Assert.Empty(Statuses(await SendAsync(await server.MerchantAsync(), type, body)));

    [Fact]
    public async Task A_broken_array_is_refused_whole()
    {
        var merchant = await server.MerchantAsync();

        var answer = await SendAsync(merchant, Client.Json, """[{"sku":"A","description":"a"},""");

        answer.IsProblem(HttpStatusCode.BadRequest, "invalid_json");
        (await server.Operator.SendAsync("GET", $"/merchants/{merchant}/skus/A")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task More_rows_than_allowed_are_refused_whole()
    {
        var merchant = await server.MerchantAsync();

        var answer = await SendAsync(merchant, Lines, string.Join('\n', Enumerable.Repeat("{}", 10_001)));

        answer.IsProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_row_that_exists_is_replaced_and_the_last_of_the_same_stays()
    {
        var merchant = await server.MerchantAsync();
        var rows = string.Join(',', Enumerable.Range(0, 50).Select(i => $$"""{"sku":"A","description":"version {{i}}"}"""));

        var answer = await SendAsync(merchant, Client.Json, $"[{rows}]");

        Assert.Equal(201, Statuses(answer)[0]);
        Assert.All(Statuses(answer).Skip(1), status => Assert.Equal(200, status));
        var sku = await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus/A");
        Assert.Equal("version 49", sku.Json.GetProperty("description").GetString());
    }

    private Task<Answer> SendAsync(string merchant, string type, string body) =>
        server.Operator.SendAsync("POST", $"/merchants/{merchant}/skus:batch", Encoding.UTF8.GetBytes(body), type);

    private static int[] Statuses(Answer answer) =>
        [.. answer.Json.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("status").GetInt32())];
}
