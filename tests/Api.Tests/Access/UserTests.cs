using System.Net;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Tests.Access;

public sealed class UserTests(Server server)
{
    [Fact]
    public async Task A_user_put_again_is_the_same_and_stays_signed_in()
    {
        var site = await server.SiteAsync();
        var user = Names.New("u");
        var body = People.Body("packer", $$""","site":"{{site}}","badge":"B1","pin":"1234" """);
        var made = await server.Operator.SendAsync("PUT", $"/users/{user}", body);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        using var browser = await server.BrowserAsync(user);

        var again = await server.Operator.SendAsync("PUT", $"/users/{user}", body);

        Assert.Equal((HttpStatusCode.OK, made.Text), (again.Status, again.Text));
        await browser.OkAsync("GET", "/session");
        await browser.SignedInAsync(People.WithBadge(site, "B1", "1234"));
    }

    [Fact]
    public async Task No_answer_holds_a_secret()
    {
        var site = await server.SiteAsync();
        var user = await server.UserAsync("packer", $$""","site":"{{site}}","badge":"BADGE-77","pin":"987654" """);

        var answers = new[]
        {
            await server.Operator.OkAsync("GET", $"/users/{user}"), await server.Operator.OkAsync("GET", "/users?limit=1000"),
        };

        Assert.All(answers, answer =>
        {
            Assert.Contains(user, answer.Text);
            Assert.DoesNotContain("BADGE-77", answer.Text);
            Assert.DoesNotContain("987654", answer.Text);
            Assert.DoesNotContain(People.Password, answer.Text);
        });
    }

    [Fact]
    public async Task Nothing_on_disk_holds_a_secret_in_clear()
    {
        var data = Directory.CreateTempSubdirectory("api-tests-").FullName;
        await using (var own = new Server(data))
        {
            var site = await own.SiteAsync();
            var user = await own.UserAsync("packer", $$""","site":"{{site}}","badge":"BADGE-77","pin":"987654" """);
            using var browser = new Browser(own.Address);
            await browser.SignedInAsync(People.WithBadge(site, "BADGE-77", "987654"));
            var repeat = ("Idempotency-Key", "a");
            await browser.OkAsync("POST", "/session", People.SignIn(user), repeat);
        }

        foreach (var file in Directory.EnumerateFiles(data, "*.db*"))
        {
            var text = await TextOfAsync(file);
            foreach (var secret in new[] { "BADGE-77", "987654", People.Password }) Assert.DoesNotContain(secret, text);
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>Returns nothing for a file that was deleted since it was listed: a database removes its write-ahead log when it is closed.</summary>
    private static async Task<string> TextOfAsync(string file)
    {
        try
        {
            return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    [Fact]
    public async Task Two_users_of_a_site_cannot_have_one_badge_and_of_two_sites_can()
    {
        var (site, other) = (await server.SiteAsync(), await server.SiteAsync());
        string Badge(string at) => $$""","site":"{{at}}","badge":"B1","pin":"1234" """;
        var (ann, bob) = (await server.UserAsync("packer", Badge(site)), Names.New("u"));

        (await server.Operator.SendAsync("PUT", $"/users/{bob}", People.Body("packer", Badge(site))))
            .IsProblem(HttpStatusCode.Conflict, "badge_taken");
        await server.Operator.OkAsync("PUT", $"/users/{bob}", People.Body("packer", Badge(other)));

        // Once freed, another user may have it.
        await server.Operator.OkAsync("PUT", $"/users/{ann}", People.Body("packer", $$""","site":"{{site}}","badge":"" """));
        await server.Operator.OkAsync("PUT", $"/users/{bob}", People.Body("packer", Badge(site)));
        using var browser = new Browser(server.Address);
        var session = await browser.SignedInAsync(People.WithBadge(site, "B1", "1234"));
        Assert.Equal(bob, session.GetProperty("user").GetString());
        (await browser.SignInAsync(People.WithBadge(other, "B1", "1234"))).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_of_two_who_are_given_one_badge_at_once_has_it()
    {
        var site = await server.SiteAsync();
        var body = People.Body("packer", $$""","site":"{{site}}","badge":"B1","pin":"1234" """);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            server.Operator.SendAsync("PUT", $"/users/{Names.New("u")}", body)));

        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.Created), 1, 1);
    }

    [Fact]
    public async Task A_badge_that_a_crash_left_claimed_is_anothers_all_the_same()
    {
        var site = await server.SiteAsync();
        var badge = server.Services.GetRequiredService<PeopleKey>().Badge("B1");
        var grain = server.Services.GetRequiredService<IGrainFactory>().GetGrain<IBadgeGrain>($"{site}/{badge}");
        Assert.True((await grain.ClaimAsync(Names.New("u"))).Accepted);

        await server.UserAsync("packer", $$""","site":"{{site}}","badge":"B1","pin":"1234" """);

        using var browser = new Browser(server.Address);
        await browser.SignedInAsync(People.WithBadge(site, "B1", "1234"));
    }

    [Fact]
    public async Task A_deleted_user_is_gone_with_his_badge_and_his_sessions()
    {
        var site = await server.SiteAsync();
        var badge = $$""","site":"{{site}}","badge":"B1","pin":"1234" """;
        var user = await server.UserAsync("packer", badge);
        using var browser = await server.BrowserAsync(user);

        Assert.Equal(HttpStatusCode.NoContent, (await server.Operator.SendAsync("DELETE", $"/users/{user}")).Status);

        (await browser.SendAsync("GET", "/session")).IsProblem(HttpStatusCode.Unauthorized);
        (await server.Operator.SendAsync("GET", $"/users/{user}")).IsProblem(HttpStatusCode.NotFound, "unknown_user");
        (await server.Operator.SendAsync("DELETE", $"/users/{user}")).IsProblem(HttpStatusCode.NotFound, "unknown_user");
        await server.UserAsync("packer", badge);
        await server.Operator.OkAsync("PUT", $"/users/{user}", People.Body("packer", $$""","site":"{{site}}" """));
        (await browser.SendAsync("GET", "/session")).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"role":"office"}""", "name")]
    [InlineData("""{"name":"A"}""", "role")]
    [InlineData("""{"name":"A","role":"picker"}""", "site")]
    [InlineData("""{"name":"A","role":"merchant"}""", "merchant")]
    [InlineData("""{"name":"A","role":"operator","site":"X"}""", "site")]
    [InlineData("""{"name":"A","role":"office","merchant":"X"}""", "merchant")]
    [InlineData("""{"name":"A","role":"office","picker":"X"}""", "picker")]
    [InlineData("""{"name":"A","role":"office","password":"short"}""", "password")]
    [InlineData("""{"name":"A","role":"office","pin":"12ab"}""", "pin")]
    [InlineData("""{"name":"A","role":"office","badge":"B1"}""", "badge")]
    [InlineData("""{"name":"A","role":"packer","site":"nowhere"}""", "site")]
    public async Task Bad_input_names_the_field(string body, string field) =>
        (await server.Operator.SendAsync("PUT", $"/users/{Names.New("u")}", body))
            .IsProblem(HttpStatusCode.UnprocessableEntity, field: field);

    [Fact]
    public async Task A_badge_needs_a_PIN() =>
        (await server.Operator.SendAsync("PUT", $"/users/{Names.New("u")}",
            $$"""{"name":"A","role":"packer","site":"{{await server.SiteAsync()}}","badge":"B1"}"""))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "pin_required", "pin");

    [Fact]
    public async Task A_role_that_there_is_not_is_named() =>
        (await server.Operator.SendAsync("PUT", $"/users/{Names.New("u")}", """{"name":"A","role":"king"}"""))
            .IsProblem(HttpStatusCode.BadRequest, field: "role");

    [Fact]
    public async Task A_supervisor_has_the_floor_of_his_own_site()
    {
        var (site, other) = (await server.SiteAsync(), await server.SiteAsync());
        using var supervisor = await server.BrowserAsync(await server.UserAsync("supervisor", $$""","site":"{{site}}" """));
        var (elsewhere, operators) = (await server.UserAsync("packer", $$""","site":"{{other}}" """),
            await server.UserAsync("operator"));
        var (mine, here) = (Names.New("u"), $$""","site":"{{site}}" """);

        await supervisor.OkAsync("PUT", $"/users/{mine}", People.Body("picker", here));
        foreach (var role in new[] { People.Body("supervisor", here), People.Body("operator"),
            People.Body("packer", $$""","site":"{{other}}" """) })
            (await supervisor.SendAsync("PUT", $"/users/{mine}", role)).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        foreach (var user in new[] { elsewhere, operators })
        {
            (await supervisor.SendAsync("GET", $"/users/{user}")).IsProblem(HttpStatusCode.NotFound, "unknown_user");
            (await supervisor.SendAsync("DELETE", $"/users/{user}")).IsProblem(HttpStatusCode.NotFound, "unknown_user");
            (await supervisor.SendAsync("PUT", $"/users/{user}", People.Body("packer", here)))
                .IsProblem(HttpStatusCode.Conflict, "user_taken");
        }

        var list = (await supervisor.OkAsync("GET", "/users")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal([mine], list.Select(row => row.GetProperty("user").GetString()));
        await supervisor.OkAsync("DELETE", $"/users/{mine}");
    }

    [Fact]
    public async Task Lists_of_users_come_in_pages_and_a_version_guards_a_write()
    {
        for (var i = 0; i < 3; i++) await server.UserAsync("office");
        var first = await server.Operator.OkAsync("GET", "/users?limit=2");
        var cursor = first.Json.GetProperty("nextCursor").GetString();
        var second = await server.Operator.OkAsync("GET", $"/users?limit=2&cursor={cursor}");
        string Last(Answer page) => page.Json.GetProperty("items").EnumerateArray().Last().GetProperty("user").GetString()!;
        Assert.True(string.CompareOrdinal(Last(first), Last(second)) < 0);

        var user = await server.UserAsync("office");
        (await server.Operator.SendAsync("PUT", $"/users/{user}", People.Body("office"), ("If-None-Match", "*")))
            .IsProblem(HttpStatusCode.PreconditionFailed);
    }
}
