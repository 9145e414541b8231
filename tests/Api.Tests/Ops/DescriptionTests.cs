using System.Text.Json;

namespace OrleansWarehouse.Api.Tests.Ops;

public sealed class DescriptionTests(Server server)
{
    [Fact]
    public async Task The_description_is_whole()
    {
        var document = (await server.As(null).OkAsync("GET", "~/openapi/v1.json")).Json;
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString());
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, operation.Value))).ToList();
        Assert.True(operations.Count > 25);

        foreach (var (path, operation) in operations)
        {
            Assert.NotEmpty(operation.GetProperty("responses").EnumerateObject());
            var declared = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p =>
                    p.GetProperty("name").GetString())
                : [];
            Assert.Equal(path.Split('{').Skip(1).Select(part => part.Split('}')[0]).Order(), declared.Order());
        }
    }

    [Fact]
    public async Task Every_reference_of_the_description_leads_somewhere()
    {
        var document = (await server.As(null).OkAsync("GET", "~/openapi/v1.json")).Json;
        var references = References(document).Distinct().ToList();
        Assert.NotEmpty(references);

        foreach (var reference in references)
        {
            var target = document;
            foreach (var part in reference.TrimStart('#', '/').Split('/'))
                Assert.True(target.TryGetProperty(part.Replace("~1", "/", StringComparison.Ordinal), out target), reference);
        }
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                ? [property.Value.GetString()!]
                : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
