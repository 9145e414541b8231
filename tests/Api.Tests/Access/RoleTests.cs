using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Api.Access;

namespace OrleansWarehouse.Api.Tests.Access;

/// <summary>Calls every endpoint as every kind of caller, and compares the results with the table.</summary>
public sealed partial class RoleTests(Server server)
{
    /// <summary>The codes of refusals that come before a handler runs.</summary>
    private static readonly string[] Refusals = ["unauthorized", "forbidden", "not_found", "csrf"];

    [Fact]
    public void Every_endpoint_has_a_rule_and_stands_in_the_table()
    {
        var endpoints = Endpoints().ToList();

        Assert.Empty(endpoints.Where(endpoint => AccessRules.Of(endpoint.Endpoint) is null).Select(endpoint => endpoint.Name));
        Assert.Equal(RoleTable.Rows.Keys.Order(), endpoints.Select(endpoint => endpoint.Name).Distinct().Order());
    }

    [Fact]
    public void What_is_open_is_signing_in_and_out_and_a_buyers_link() => Assert.Equal(
        ["DELETE /api/v1/session", "GET /api/v1/track/{token}", "GET /hubs/track", "POST /api/v1/session", "POST /hubs/track/negotiate"],
        Endpoints().Where(endpoint => AccessRules.Of(endpoint.Endpoint) == AccessRule.Open).Select(endpoint => endpoint.Name).Order());

    [Fact]
    public async Task Everybody_may_do_what_the_table_says_and_nothing_else()
    {
        using var people = await Everybody.AtAsync(server);

        foreach (var (name, allowed) in Closed())
        {
            var found = await AllowedAsync(people, name, people.Merchant, people.Site, people.Picker);
            Assert.True(allowed == found, $"{name}: {found} instead of {allowed}");
        }
    }

    [Fact]
    public async Task Nobody_reaches_what_is_anothers()
    {
        using var people = await Everybody.AtAsync(server);
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());

        foreach (var (name, allowed) in Closed().Where(row => Regex.IsMatch(row.Name, @"\{(merchant|site|picker)\}")))
        {
            var expected = string.Concat(allowed.Where("OF".Contains));
            var found = await AllowedAsync(people, name, merchant, site, "somebody");
            Assert.True(expected == found, $"{name}: {found} instead of {expected}");
        }
    }

    [Fact]
    public async Task A_picker_is_no_other_picker()
    {
        using var people = await Everybody.AtAsync(server);

        foreach (var (name, allowed) in Closed().Where(row => row.Name.Contains("{picker}", StringComparison.Ordinal)))
        {
            var found = await AllowedAsync(people, name, people.Merchant, people.Site, "somebody");
            Assert.Equal(string.Concat(allowed.Where(letter => letter is not 'P')), found);
        }
    }

    [Fact]
    public async Task Without_anybody_there_is_nothing()
    {
        using var nobody = new Browser(server.Address);
        foreach (var (name, _) in Closed())
        {
            var (method, path) = Request(name, "a", "b", "c");
            Assert.Equal((name, HttpStatusCode.Unauthorized), (name, (await SendAsync(nobody, method, path)).Status));
        }
    }

    private IEnumerable<(string Name, RouteEndpoint Endpoint)> Endpoints() =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.Trim('/'), Endpoint: endpoint))
            .Where(found => found.Path.StartsWith("/api", StringComparison.Ordinal)
                || found.Path.StartsWith("/hubs", StringComparison.Ordinal))
            .SelectMany(found => MethodsOf(found.Endpoint).Select(method => ($"{method} {found.Path}", found.Endpoint)));

    /// <summary>Hub endpoints declare no methods: POST negotiates a connection, and GET opens it.</summary>
    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods
            ? methods.Where(method => method is not "OPTIONS")
            : [endpoint.RoutePattern.RawText!.EndsWith("negotiate", StringComparison.Ordinal) ? "POST" : "GET"];

    private static IEnumerable<(string Name, string Allowed)> Closed() =>
        RoleTable.Rows.Where(row => row.Value != RoleTable.Open).Select(row => (row.Key, row.Value));

    private static async Task<string> AllowedAsync(Everybody people, string name, string merchant, string site, string picker)
    {
        var (method, path) = Request(name, merchant, site, picker);
        var allowed = "";
        foreach (var letter in RoleTable.All)
        {
            var answer = await SendAsync(people[letter], method, path);
            Assert.True((int)answer.Status < 500, $"{name} {letter}: {answer.Text}");
            if (!Refusals.Contains(CodeOf(answer))) allowed += letter;
        }

        return allowed;
    }

    /// <summary>An allowed caller is stopped by a body that cannot be read.</summary>
    private static Task<Answer> SendAsync(Browser browser, string method, string path) =>
        browser.SendAsync(method, path, method is "POST" or "PUT" ? "{" : null);

    private static (string Method, string Path) Request(string name, string merchant, string site, string picker)
    {
        var (method, pattern) = (name.Split(' ')[0], name.Split(' ')[1]);
        var path = pattern.Replace("{merchant}", merchant, StringComparison.Ordinal)
            .Replace("{site}", site, StringComparison.Ordinal).Replace("{picker}", picker, StringComparison.Ordinal);
        path = Parameter().Replace(path, "none");
        return (method, path.StartsWith("/api/v1", StringComparison.Ordinal) ? path["/api/v1".Length..] : $"~{path}");
    }

    private static string? CodeOf(Answer answer)
    {
        if (answer.Type != "application/problem+json") return null;
        return JsonDocument.Parse(answer.Text).RootElement.GetProperty("code").GetString();
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
