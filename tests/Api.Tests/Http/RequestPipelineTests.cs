using System.Net;

namespace OrleansWarehouse.Api.Tests.Http;

public sealed class RequestPipelineTests(Server server)
{
    [Theory]
    [InlineData("""{"name":5,"currency":"EUR"}""", "name")]
    [InlineData("""{"name":"Acme","currency":"EURO"}""", "currency")]
    [InlineData("""{"currency":"EUR"}""", "name")]
    [InlineData("""{"name":" ","currency":"EUR"}""", "name")]
    [InlineData("""{"name":"\u0000","currency":"EUR"}""", "name")]
    public async Task Bad_input_names_its_field(string body, string field)
    {
        var answer = await server.Operator.SendAsync("PUT", $"/merchants/{Names.New("m")}", body);

        Assert.Contains(answer.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        answer.IsProblem(answer.Status, field: field);
    }

    [Fact]
    public async Task A_wrong_type_deep_inside_is_named_by_its_path()
    {
        var answer = await server.Operator.SendAsync("POST", "/merchants/x/orders", """{"lines":[{"sku":"A"},{"quantity":"two"}]}""");

        answer.IsProblem(HttpStatusCode.BadRequest, "invalid_json", "lines[1].quantity");
    }

    [Fact]
    public async Task An_unknown_enum_value_is_named()
    {
        var answer = await server.Operator.SendAsync("PUT", "/sites/x", """{"name":"X","kind":"castle","country":"FR"}""");

        answer.IsProblem(HttpStatusCode.BadRequest, field: "kind");
    }

    [Fact]
    public async Task An_unknown_route_is_a_problem() =>
        (await server.Operator.SendAsync("GET", "/nowhere")).IsProblem(HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task A_wrong_method_is_a_problem() =>
        (await server.Operator.SendAsync("POST", "/merchants/x", "{}")).IsProblem(HttpStatusCode.MethodNotAllowed,
            "method_not_allowed");

    [Fact]
    public async Task An_id_that_breaks_the_rule_is_not_found() =>
        (await server.Operator.SendAsync("GET", "/merchants/a%3Fb")).IsProblem(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_body_over_the_limit_is_too_large()
    {
        await using var small = new Server(null, ("WAREHOUSE_MAX_BODY_BYTES", "2048"));

        var answer = await small.Operator.SendAsync("PUT", "/merchants/m", $$"""{"name":"{{new string('x', 5_000)}}"}""");

        answer.IsProblem(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_back_and_operators_are_not_limited()
    {
        await using var slow = new Server(null, ("WAREHOUSE_REQUESTS_PER_SECOND", "1"), ("WAREHOUSE_REQUEST_BURST", "3"));
        var merchant = await slow.MerchantAsync();
        var client = slow.As(await slow.KeyAsync(merchant));

        Answer last;
        var tries = 0;
        do last = await client.SendAsync("GET", $"/merchants/{merchant}");
        while (last.Status is HttpStatusCode.OK && ++tries < 20);

        last.IsProblem(HttpStatusCode.TooManyRequests, "too_many_requests");
        Assert.True(int.Parse(last.Headers["Retry-After"]) > 0);
        for (var i = 0; i < 20; i++) await slow.Operator.OkAsync("GET", $"/merchants/{merchant}");
    }
}
