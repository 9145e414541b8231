using System.Net;
using System.Text;
using System.Text.Json;

using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.Import;

public sealed class ImportTests(Server server)
{
    private const string Head = "channel,number,customer.name,shipTo.line1,shipTo.postcode,shipTo.city,shipTo.country,sku,quantity,unitPrice";

    [Fact]
    public async Task A_file_is_previewed_then_made_and_makes_nothing_twice()
    {
        var floor = await Floor.SetUpAsync(server);
        var file = $"{Head}\nweb,1,Bo,1 Street,111,Town,SE,{floor.Sku},2,9.50\nweb,1,,,,,,{floor.Sku},1,\nweb,2,Al,2 Street,222,City,SE,{floor.Sku},1,\n";

        var preview = await OrdersAsync(floor, file, dryRun: true);
        Assert.Equal((3, 2, 0, 0), Counts(preview));
        Assert.Equal("Bo, Town", preview.GetProperty("results")[0].GetProperty("title").GetString());
        Assert.Equal([2, 3], preview.GetProperty("results")[0].GetProperty("rows").EnumerateArray().Select(row => row.GetInt32()));
        Assert.Empty((await server.Operator.OkAsync("GET", $"/merchants/{floor.Merchant}/orders")).Json.GetProperty("items").EnumerateArray());

        Assert.Equal((3, 2, 0, 0), Counts(await OrdersAsync(floor, file)));
        Assert.Equal((3, 0, 2, 0), Counts(await OrdersAsync(floor, file, dryRun: true)));
        Assert.Equal((3, 0, 2, 0), Counts(await OrdersAsync(floor, file)));
        var order = await floor.OrderAsync("1");
        Assert.Equal([2L, 1L], order.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("quantity").GetInt64()));
        Assert.Equal("EUR", order.GetProperty("lines")[0].GetProperty("unitPrice").GetProperty("currency").GetString());
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_row_and_column_and_the_rest_is_made()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.OrderAsync("9", 1);
        var file = $"""
            {Head}
            web,1,Bo,1 Street,111,Town,Sweden,{floor.Sku},2,
            web,1,Bob,,,,,nonesuch,x,
            shop,2,Al,2 Street,222,City,SE,{floor.Sku},1,
            web,3,Al,2 Street,222,City,SE,nonesuch,1,abc
            web,4,Al,2 Street,222,City,SE,{floor.Sku},1,
            web,,Al,2 Street,222,City,SE,{floor.Sku},1,
            web,9,Al,2 Street,222,City,SE,{floor.Sku},5,
            """;

        foreach (var dryRun in new[] { true, false })
        {
            var answer = await OrdersAsync(floor, file, dryRun);
            Assert.Equal((7, 1, 0, 5), Counts(answer));
            Assert.Equal(
                [(2, "shipTo.country"), (3, "customer.name"), (3, "quantity"), (4, "channel"), (5, "unitPrice"), (7, "number"), (8, null)],
                answer.GetProperty("results").EnumerateArray().SelectMany(result => result.GetProperty("problems").EnumerateArray())
                    .Select(problem => (problem.GetProperty("row").GetInt32(), problem.TryGetProperty("column", out var column) ? column.GetString() : null)).Order());
        }

        Assert.Equal("order_number_taken", (await OrdersAsync(floor, file)).GetProperty("results")[5].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Unknown_SKUs_are_named_with_their_rows()
    {
        var floor = await Floor.SetUpAsync(server);
        var answer = await OrdersAsync(floor, $"{Head}\nweb,1,Bo,1 Street,111,Town,SE,{floor.Sku},2,\nweb,1,,,,,,nonesuch,1,\n", dryRun: true);
        var problem = Assert.Single(answer.GetProperty("results")[0].GetProperty("problems").EnumerateArray());
        Assert.Equal((3, "sku"), (problem.GetProperty("row").GetInt32(), problem.GetProperty("column").GetString()));
    }

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("channel,number\nweb,1", 1, "customer.name")]
    [InlineData("Channel;Number;customer.name;shipTo.line1;shipTo.postcode;shipTo.city;shipTo.country;sku;quantity;colour\n", 1, "colour")]
    public async Task A_file_of_another_shape_is_refused_as_a_whole(string file, int row, string? column)
    {
        var floor = await Floor.SetUpAsync(server);
        var problem = (await OrdersAsync(floor, file)).GetProperty("problems")[0];
        Assert.Equal((row, column), (problem.GetProperty("row").GetInt32(), problem.TryGetProperty("column", out var named) ? named.GetString() : null));
    }

    [Fact]
    public async Task Semicolons_quotes_and_a_mark_at_the_beginning_are_read()
    {
        var floor = await Floor.SetUpAsync(server);
        var file = $"\uFEFF{Head.Replace(',', ';')}\r\nweb;1;\"Bo; junior\";\"1 \"\"Long\"\" Street\";111;Town;SE;{floor.Sku};2;9,50\r\n";
        Assert.Equal((1, 1, 0, 0), Counts(await OrdersAsync(floor, file)));
        var order = await floor.OrderAsync("1");
        Assert.Equal(("Bo; junior", "1 \"Long\" Street"), (order.GetProperty("customer").GetProperty("name").GetString(), order.GetProperty("shipTo").GetProperty("line1").GetString()));
        Assert.Equal(9.5m, order.GetProperty("lines")[0].GetProperty("unitPrice").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task Deliveries_come_from_a_file_too_and_one_that_is_being_counted_is_not_changed()
    {
        var floor = await Floor.SetUpAsync(server);
        var file = $"asn,site,expectedAt,sku,quantity\nA-1,{floor.Site},2030-01-07,{floor.Sku},5\nA-2,nowhere,,{floor.Sku},5\n";
        Assert.Equal((2, 1, 0, 1), Counts(await DeliveriesAsync(floor, file, dryRun: true)));
        var made = await DeliveriesAsync(floor, file);
        Assert.Equal((2, 1, 0, 1), Counts(made));
        Assert.Equal("site", made.GetProperty("results")[1].GetProperty("problems")[0].GetProperty("column").GetString());

        await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/inbound/A-1/receipts", floor.Receipt(5));
        Assert.Equal((2, 0, 1, 1), Counts(await DeliveriesAsync(floor, file)));
        var changed = await DeliveriesAsync(floor, file.Replace($"{floor.Sku},5", $"{floor.Sku},6", StringComparison.Ordinal));
        Assert.Equal("already_receiving", changed.GetProperty("results")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_template_is_a_file_that_would_be_read()
    {
        var floor = await Floor.SetUpAsync(server);
        foreach (var kind in new[] { "orders", "inbound" })
        {
            var template = await server.Operator.OkAsync("GET", $"/merchants/{floor.Merchant}/{kind}:import");
            Assert.Equal("text/csv", template.Type);
            Assert.Empty((await ImportAsync(floor, kind, template.Text, true)).GetProperty("problems").EnumerateArray());
        }
    }

    [Fact]
    public async Task What_is_no_CSV_is_said_so()
    {
        var floor = await Floor.SetUpAsync(server);
        (await server.Operator.SendAsync("POST", $"/merchants/{floor.Merchant}/orders:import", "{}")).IsProblem(HttpStatusCode.UnsupportedMediaType);
    }

    private Task<JsonElement> OrdersAsync(Floor floor, string file, bool dryRun = false) => ImportAsync(floor, "orders", file, dryRun);

    private Task<JsonElement> DeliveriesAsync(Floor floor, string file, bool dryRun = false) => ImportAsync(floor, "inbound", file, dryRun);

    private async Task<JsonElement> ImportAsync(Floor floor, string kind, string file, bool dryRun)
    {
        var answer = await server.Operator.SendAsync(
            "POST", $"/merchants/{floor.Merchant}/{kind}:import{(dryRun ? "?dryRun=true" : "")}", Encoding.UTF8.GetBytes(file), "text/csv");
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private static (int Rows, int Made, int Unchanged, int Refused) Counts(JsonElement answer) => (
        answer.GetProperty("rows").GetInt32(), answer.GetProperty("made").GetInt32(), answer.GetProperty("unchanged").GetInt32(), answer.GetProperty("refused").GetInt32());
}
