using System.Net;
using System.Text;

namespace OrleansWarehouse.Api.Tests.Idempotency;

public sealed class IdempotencyTests(Server server)
{
    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer()
    {
        var key = ("Idempotency-Key", Names.New("i"));
        var first = await server.Operator.OkAsync("POST", "/keys", """{"name":"one","role":"operator"}""", key);

        var second = await server.Operator.OkAsync("POST", "/keys", """{"name":"one","role":"operator"}""", key);

        Assert.Equal((first.Status, first.Text, first.Type), (second.Status, second.Text, second.Type));
        Assert.Equal(first.Headers["Location"], second.Headers["Location"]);
    }

    [Fact]
    public async Task Who_went_away_is_given_the_whole_answer_when_he_asks_again()
    {
        for (var i = 0; i < 40; i++)
        {
            var key = ("Idempotency-Key", Names.New("i"));
            await server.Operator.LeaveAsync("/keys", """{"name":"one","role":"operator"}""", TimeSpan.FromMilliseconds(i / 4.0), key);

            var again = await server.Operator.OkAsync("POST", "/keys", """{"name":"one","role":"operator"}""", key);

            Assert.Equal("one", again.Json.GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        var key = ("Idempotency-Key", Names.New("i"));
        await server.Operator.OkAsync("POST", "/keys", """{"name":"one","role":"operator"}""", key);

        var other = await server.Operator.SendAsync("POST", "/keys", """{"name":"two","role":"operator"}""", key);

        other.IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task The_same_key_of_another_caller_is_another_key()
    {
        var merchant = await server.MerchantAsync();
        var sku = await server.SkuAsync(merchant);
        var key = ("Idempotency-Key", Names.New("i"));
        await server.Operator.OkAsync("POST", "/keys", """{"name":"one","role":"operator"}""", key);

        var other = server.As(await server.KeyAsync(merchant));
        var answer = await other.OkAsync("POST", $"/merchants/{merchant}/skus:batch", $$"""[{"sku":"{{sku}}","description":"B"}]""", key);

        Assert.Equal(200, answer.Json.GetProperty("results")[0].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Many_at_the_same_time_are_done_once()
    {
        var key = ("Idempotency-Key", Names.New("i"));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => server.Operator.OkAsync("POST", "/keys", """{"name":"at once","role":"operator"}""", key)));

        Assert.Single(answers.Select(answer => answer.Text).Distinct());
    }

    [Fact]
    public async Task A_refusal_is_kept_like_any_answer()
    {
        var merchant = Names.New("later");
        var key = ("Idempotency-Key", Names.New("i"));
        var body = $$"""{"name":"one","merchant":"{{merchant}}"}""";
        var first = await server.Operator.SendAsync("POST", "/keys", body, key);
        first.IsProblem(HttpStatusCode.UnprocessableEntity, "unknown_merchant");
        await server.Operator.OkAsync("PUT", $"/merchants/{merchant}", """{"name":"Acme","currency":"EUR"}""");

        var second = await server.Operator.SendAsync("POST", "/keys", body, key);

        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task Answers_outlive_the_server()
    {
        var data = Directory.CreateTempSubdirectory("api-tests-").FullName;
        Answer first;
        await using (var before = new Server(data))
            first = await before.Operator.OkAsync("POST", "/keys", """{"name":"one","role":"operator"}""", ("Idempotency-Key", "a"));

        await using (var after = new Server(data))
        {
            var second = await after.Operator.OkAsync("POST", "/keys", """{"name":"one","role":"operator"}""", ("Idempotency-Key", "a"));
            Assert.Equal(first.Text, second.Text);
            var made = first.Json.GetProperty("key").GetString();
            await after.As(made).OkAsync("GET", "/keys");
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_bulk_answer_of_many_rows_is_given_again()
    {
        var merchant = await server.MerchantAsync();
        var rows = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $$"""{"sku":"S{{i}}","description":"d"}""")));
        var key = ("Idempotency-Key", Names.New("i"));
        var first = await server.Operator.SendAsync("POST", $"/merchants/{merchant}/skus:batch", rows, "application/x-ndjson",
            key);

        var second = await server.Operator.SendAsync("POST", $"/merchants/{merchant}/skus:batch", rows, "application/x-ndjson",
            key);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.All(first.Json.GetProperty("results").EnumerateArray(), row =>
            Assert.Equal(201, row.GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    public async Task A_key_that_cannot_be_one_is_refused(string key) =>
        (await server.Operator.SendAsync("POST", "/keys", """{"name":"one","role":"operator"}""", ("Idempotency-Key", key)))
        .IsProblem(HttpStatusCode.UnprocessableEntity, "invalid_idempotency_key");
}
