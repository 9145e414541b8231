using System.Text;
using System.Text.RegularExpressions;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Api.Tests.Http;

public sealed partial class HostileBodyTests(Server server)
{
    private static readonly (string Name, byte[] Body, string Type)[] Bodies =
    [
        Text("nothing", ""),
        Text("half an object", "{"),
        Text("null", "null"),
        Text("a number", "1"),
        Text("an array", "[]"),
        Text("an array of nulls", "[null,null]"),
        Text("an array of anything", """[1,"a",[],{},true,{"sku":5},{"code":{}},{"number":[]}]"""),
        Text("an empty object", "{}"),
        Text("NUL", """{"name":"\u0000","reason":"\u0000","sku":"\u0000","description":"\u0000","site":"\u0000"}"""),
        Text("half a pair", """{"name":"\ud800","reason":"\udc00","sku":"\ud800","description":"\ud800"}"""),
        Text("huge numbers", """{"quantity":1e999,"x":99999999999999999999,"maxOrders":1e400,"weightGrams":1e30,"lines":[{"quantity":9e18}]}"""),
        Text("negative numbers", """{"quantity":-1,"stop":-1,"maxOrders":-1,"lines":[{"sku":"A","quantity":-5,"line":"1"}],"name":"a"}"""),
        Text("wrong types", """{"name":{},"kind":[],"lines":{},"reason":7,"customer":"x","shipTo":1,"fulfilments":"a","carrier":{}}"""),
        Text("nulls inside", """{"lines":[null],"fulfilments":[null],"parcels":[null],"skills":[null],"merchants":[null],"barcodes":[null]}"""),
        Text("too long", $$"""{"name":"{{new string('x', 100_000)}}","reason":"{{new string('y', 100_000)}}","sku":"{{new string('z', 500)}}"}"""),
        Text("too deep", new string('[', 5_000) + new string(']', 5_000)),
        Text("given twice", """{"name":"a","name":"b","lines":[],"lines":[]}"""),
        Text("wrong dates", """{"expectedAt":"yesterday","placedAt":"0001-01-01T00:00:00Z","at":"9999-12-31T23:59:59Z","dueBefore":5}"""),
        Text("wrong media type", "{}", "text/plain"),
        Text("no media type", "{}", ""),
        Text("strange media type", "{}", ";;;=/"),
        Text("broken lines", "{\n}\n[\nnull\n\u0000\n", "application/x-ndjson"),
        ("not UTF-8", [(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}'], Client.Json),
        ("zeros", new byte[1_000], Client.Json),
    ];

    private static readonly string[] Ids = ["x", "a%00b", "%FF%FE", "%2F", "%zz", "a%3Ab", "..", "%20", "a:b:c:1", "a:b:c:99999999999", "%ED%A0%80"];

    [Fact]
    public async Task No_body_makes_any_route_fail()
    {
        var failures = new List<string>();
        foreach (var (method, path) in Routes().Where(route => route.Method is "POST" or "PUT" or "DELETE"))
        {
            foreach (var (name, body, type) in Bodies)
            {
                var answer = await server.Operator.SendAsync(method, Fill(path, "x"), body, type);
                Judge(failures, answer, $"{method} {path} with {name}");
            }
        }

        Assert.Empty(failures);
    }

    [Fact]
    public async Task No_path_and_no_query_makes_any_route_fail()
    {
        var failures = new List<string>();
        var query = $"?limit=99999999999999999999&cursor={new string('A', 2_000)}&after=%00&changedAfter=zz&status=%FF&q=%00%ED%A0%80&placedFrom=x&format=%00";
        foreach (var (method, path) in Routes())
        {
            foreach (var id in Ids)
            {
                var answer = await server.Operator.SendAsync(method, Fill(path, id) + query,
                    method is "GET" ? null : "{}"u8.ToArray(), Client.Json);
                Judge(failures, answer, $"{method} {path} with {id}");
            }
        }

        Assert.Empty(failures);
    }

    /// <summary>Asserts that the answer is never a server error, and that a refusal of the application is a problem.</summary>
    private static void Judge(List<string> failures, Answer answer, string what)
    {
        var refused = (int)answer.Status >= 400;
        var byServer = answer.Text.Length == 0;
        if ((int)answer.Status >= 500 || (refused && !byServer && answer.Type != "application/problem+json"))
            failures.Add($"{what}: {(int)answer.Status} {answer.Text}");
    }

    private IEnumerable<(string Method, string Path)> Routes()
    {
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => (method, route.RoutePattern.RawText!["/api/v1".Length..])))
            .ToList();
        Assert.True(routes.Count > 20, "The routes were not found.");
        return routes;
    }

    private static string Fill(string path, string id) => Parameter().Replace(path, id);

    private static (string Name, byte[] Body, string Type) Text(string name, string body, string type = Client.Json) =>
        (name, Encoding.UTF8.GetBytes(body), type);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
