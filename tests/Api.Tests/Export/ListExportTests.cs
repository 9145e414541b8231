using System.Net;
using System.Text.Json;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Api.Tests.Export;

/// <summary>Lists as CSV and NDJSON.</summary>
public sealed class ListExportTests(Server server)
{
    /// <summary>More rows than fit into a page.</summary>
    private const int Skus = 1_203;

    [Fact]
    public async Task A_whole_list_comes_in_one_answer_however_long_it_is()
    {
        var merchant = await CatalogueAsync();

        var lines = (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus?format=ndjson")).Text.Split('\n');
        var rows = (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus", null, ("Accept", "text/csv"))).Text.Split("\r\n");

        Assert.Equal("", lines[^1]);
        Assert.Equal(Enumerable.Range(0, Skus).Select(Code), lines[..^1].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("sku").GetString()));
        Assert.Equal("", rows[^1]);
        Assert.Equal(Enumerable.Range(0, Skus).Select(Code), rows[1..^1].Select(row => row.Split(',')[0]));
    }

    [Fact]
    public async Task A_line_is_what_the_list_has_and_a_row_has_its_names_and_values()
    {
        var merchant = await server.MerchantAsync();
        await server.Operator.OkAsync("PUT", $"/merchants/{merchant}/skus/A", """
            {"description":"=1+1, \"quoted\"","barcodes":[{"value":"4006381333931"}],"price":{"amount":12.50,"currency":"EUR"},"weightGrams":7}
            """);
        var listed = (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus")).Json.GetProperty("items")[0];

        var line = (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus", null, ("Accept", "application/x-ndjson"))).Text;
        var csv = await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus?format=csv");

        Assert.Equal($"{listed.GetRawText()}\n", line);
        Assert.Equal("text/csv", csv.Type);
        var (names, values) = (csv.Text.Split("\r\n")[0], csv.Text.Split("\r\n")[1]);
        Assert.StartsWith("sku,description,barcodes,", names);
        Assert.Contains(",price.amount,price.currency,", names);
        Assert.StartsWith(""""A,"'=1+1, ""quoted""","[{""value"":""4006381333931""}]","""", values);
        Assert.Contains(",12.50,EUR,", values);
    }

    [Fact]
    public async Task With_a_limit_one_page_comes_and_a_link_to_the_next()
    {
        var merchant = await CatalogueAsync();
        var address = $"/merchants/{merchant}/skus?format=ndjson&limit=700";

        var first = await server.Operator.OkAsync("GET", address);
        var link = first.Headers["Link"];
        Assert.EndsWith(">; rel=\"next\"", link);
        var last = await server.Operator.OkAsync("GET", $"~{link[1..link.IndexOf('>', StringComparison.Ordinal)]}");

        Assert.Equal(700, first.Text.Count(c => c == '\n'));
        Assert.Equal(Skus - 700, last.Text.Count(c => c == '\n'));
        Assert.Contains($"\"{Code(700)}\"", last.Text.Split('\n')[0]);
        Assert.False(last.Headers.ContainsKey("Link"));
    }

    [Fact]
    public async Task What_is_refused_as_a_list_is_refused_as_a_file()
    {
        var merchant = await server.MerchantAsync();
        (await server.Operator.SendAsync("GET", $"/merchants/{merchant}/skus?format=csv&cursor=*")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid_input", "cursor");
        (await server.Operator.SendAsync("GET", $"/merchants/{merchant}/skus?format=xml")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid_input", "format");
        (await server.As(await server.KeyAsync(merchant: await server.MerchantAsync())).SendAsync("GET", $"/merchants/{merchant}/orders?format=csv"))
            .IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_list_can_be_had_so_and_says_so()
    {
        var lists = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.Contains(Api.Export.ListExport.Mark)).Select(route => route.RoutePattern.RawText!.TrimEnd('/')).ToList();
        Assert.True(lists.Count > 15, string.Join('\n', lists));

        var paths = (await server.As(null).OkAsync("GET", "~/openapi/v1.json")).Json.GetProperty("paths");
        foreach (var list in lists)
        {
            var content = paths.GetProperty(list).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content");
            Assert.Equal(["application/json", "text/csv", "application/x-ndjson"], content.EnumerateObject().Select(type => type.Name));
        }
    }

    private static string Code(int number) => $"K{number:0000}";

    private async Task<string> CatalogueAsync()
    {
        var merchant = await server.MerchantAsync();
        var rows = Enumerable.Range(0, Skus).Select(i => $$"""{"sku":"{{Code(i)}}","description":"Thing {{i}}"}""");
        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/skus:batch", $"[{string.Join(',', rows)}]");
        return merchant;
    }
}
