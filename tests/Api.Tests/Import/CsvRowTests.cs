using System.Net;
using System.Text;

namespace OrleansWarehouse.Api.Tests.Import;

/// <summary>Master data as CSV: an export can be imported again.</summary>
public sealed class CsvRowTests(Server server)
{
    private const string Csv = "text/csv";

    [Fact]
    public async Task A_catalogue_that_was_exported_makes_the_same_catalogue()
    {
        var (one, other) = (await server.MerchantAsync(), await server.MerchantAsync());
        await server.Operator.OkAsync("POST", $"/merchants/{one}/skus:batch", """
            [{"sku":"0017","description":"-10 % \"off\", new\nline","barcodes":[{"value":"4006381333931"},{"value":"C1","uom":"case"}],"units":[{"uom":"case","eaches":6}],
              "tracking":"lot","expires":true,"weightGrams":350,"lengthMm":120,"price":{"amount":12.50,"currency":"EUR"},"hsCode":"691110","originCountry":"FR"},
             {"sku":"b","description":"'kept'"}]
            """);
        var exported = await server.Operator.OkAsync("GET", $"/merchants/{one}/skus?format=csv");

        Assert.Equal([201, 201], await SendAsync($"/merchants/{other}/skus:batch", exported.Text));

        Assert.Equal(await ItemsAsync($"/merchants/{one}/skus"), await ItemsAsync($"/merchants/{other}/skus"));
    }

    [Fact]
    public async Task The_shelves_of_a_site_are_listed_and_can_be_copied_to_another()
    {
        var (one, other) = (await server.SiteAsync(), await server.SiteAsync());
        await server.Operator.OkAsync("POST", $"/sites/{one}/locations:batch", """
            [{"code":"A-1","zone":"shelf","kind":"pick","aisle":"A","bay":"01","level":"1","x":-5,"y":10,"z":0,"maxWeightGrams":1000,"volumeMm3":5000000000},{"code":"D","zone":"in","kind":"receiving"}]
            """);
        var exported = await server.Operator.OkAsync("GET", $"/sites/{one}/locations?format=csv");
        Assert.StartsWith("code,zone,kind,aisle,bay,level,x,y,z,maxWeightGrams,volumeMm3\r\nA-1,shelf,pick,A,01,1,-5,10,0,1000,5000000000\r\n", exported.Text);

        Assert.Equal([201, 201], await SendAsync($"/sites/{other}/locations:batch", exported.Text));

        Assert.Equal(await ItemsAsync($"/sites/{one}/locations"), await ItemsAsync($"/sites/{other}/locations"));
        var first = (await server.Operator.OkAsync("GET", $"/sites/{one}/locations?limit=1")).Json;
        var rest = (await server.Operator.OkAsync("GET", $"/sites/{one}/locations?cursor={first.GetProperty("nextCursor").GetString()}")).Json;
        Assert.Equal("D", rest.GetProperty("items")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_bad_row_spoils_no_other_and_names_its_field()
    {
        var merchant = await server.MerchantAsync();

        var answer = await server.Operator.SendAsync("POST", $"/merchants/{merchant}/skus:batch",
            Encoding.UTF8.GetBytes("\uFEFFsku;description;weightGrams;nobody.knows;expires\nA;a;7;x;true\nB;b;heavy;;\nC;c;-1;;\n;d;;;\nE;e;;;maybe\n"), Csv);

        var results = answer.Json.GetProperty("results");
        Assert.Equal([201, 422, 422, 422, 422], results.EnumerateArray().Select(row => row.GetProperty("status").GetInt32()));
        Assert.Equal(["weightGrams", "weightGrams", "sku", "expires"], results.EnumerateArray().Skip(1).Select(row => row.GetProperty("errors").EnumerateObject().Single().Name));
    }

    [Fact]
    public async Task What_is_no_CSV_is_refused_whole()
    {
        var merchant = await server.MerchantAsync();
        (await server.Operator.SendAsync("POST", $"/merchants/{merchant}/skus:batch", "sku,description\nA,\"a"u8.ToArray(), Csv)).IsProblem(HttpStatusCode.BadRequest);
        (await server.Operator.SendAsync("GET", $"/merchants/{merchant}/skus/A")).IsProblem(HttpStatusCode.NotFound);
        Assert.Empty(await SendAsync($"/merchants/{merchant}/skus:batch", ""));
    }

    [Fact]
    public async Task Absurd_names_of_columns_and_absurd_fields_are_no_fault_of_the_server()
    {
        var path = $"/merchants/{await server.MerchantAsync()}/skus:batch";

        Assert.Equal([201], await SendAsync(path, $"sku,description,{string.Join('.', Enumerable.Repeat("a", 5_000))},sku.x,\nA,a,1,2,3\n"));
        var tooLong = await server.Operator.SendAsync("POST", path, Encoding.UTF8.GetBytes($"sku,description\nB,{new string('x', 200_000)}\n"), Csv);
        Assert.InRange((int)tooLong.Status, 200, 499);
    }

    private async Task<IEnumerable<int>> SendAsync(string path, string csv)
    {
        var answer = await server.Operator.SendAsync("POST", path, Encoding.UTF8.GetBytes(csv), Csv);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Json.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("status").GetInt32());
    }

    private async Task<string> ItemsAsync(string path) => (await server.Operator.OkAsync("GET", path)).Json.GetProperty("items").GetRawText();
}
