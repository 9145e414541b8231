using System.Net;

namespace OrleansWarehouse.Api.Tests.Access;

public sealed class SessionTests(Server server)
{
    private const HttpStatusCode Unauthorized = HttpStatusCode.Unauthorized;

    [Fact]
    public async Task The_operator_signs_in_with_the_first_key_and_makes_users()
    {
        using var first = new Browser(server.Address);
        var session = await first.SignedInAsync(People.WithKey(Server.AdminKey));
        Assert.Equal(("key:admin", "operator"), (session.GetProperty("user").GetString(), session.GetProperty("role").GetString()));

        var user = Names.New("u");
        var made = await first.SendAsync("PUT", $"/users/{user}", People.Body("office"));

        Assert.Equal(HttpStatusCode.Created, made.Status);
        using var browser = await server.BrowserAsync(user);
        var now = (await browser.OkAsync("GET", "/session")).Json;
        Assert.Equal((user, "Ann", "office"), (now.GetProperty("user").GetString(), now.GetProperty("name").GetString(),
            now.GetProperty("role").GetString()));
        Assert.Equal(browser.Csrf, now.GetProperty("csrf").GetString());
        Assert.True(now.GetProperty("hasPassword").GetBoolean());
        Assert.False(session.GetProperty("hasPassword").GetBoolean());
    }

    [Fact]
    public async Task A_picker_signs_in_with_badge_and_PIN_and_acts_as_himself()
    {
        var site = await server.SiteAsync();
        var user = await server.UserAsync("picker", $$""","site":"{{site}}","badge":"B-{{site}}","pin":"4711" """);
        using var browser = new Browser(server.Address);

        var session = await browser.SignedInAsync(People.WithBadge(site, $"B-{site}", "4711"));

        Assert.Equal((user, site, user), (session.GetProperty("user").GetString(), session.GetProperty("site").GetString(),
            session.GetProperty("picker").GetString()));
        (await browser.SignInAsync(People.WithBadge(site, $"B-{site}", "4712"))).IsProblem(Unauthorized, "wrong_credentials");
        (await browser.SignInAsync(People.WithBadge(site, "B-nobodys", "4711"))).IsProblem(Unauthorized, "wrong_credentials");
        (await browser.SignInAsync(People.WithBadge(await server.SiteAsync(), $"B-{site}", "4711")))
            .IsProblem(Unauthorized, "wrong_credentials");
    }

    [Fact]
    public async Task Nobody_learns_who_there_is()
    {
        var (known, disabled) = (await server.UserAsync("office"), await server.UserAsync("office", ""","disabled":true"""));
        using var browser = new Browser(server.Address);

        var wrong = await browser.SignInAsync(People.SignIn(known, "wrong password"));
        var unknown = await browser.SignInAsync(People.SignIn(Names.New("nobody"), "wrong password"));
        var barred = await browser.SignInAsync(People.SignIn(disabled));
        var noKey = await browser.SignInAsync(People.WithKey("ow_nobodys"));

        wrong.IsProblem(Unauthorized, "wrong_credentials");
        Assert.All([unknown, barred, noKey], answer => Assert.Equal((wrong.Status, wrong.Text), (answer.Status, answer.Text)));
    }

    [Theory]
    [InlineData("{}", "user")]
    [InlineData("""{"user":"ann","key":"k"}""", "user")]
    [InlineData("""{"user":"ann"}""", "password")]
    [InlineData("""{"user":"a/b","password":"x"}""", "user")]
    [InlineData("""{"badge":"1"}""", "site")]
    [InlineData("""{"site":"PAR1","badge":"1"}""", "pin")]
    public async Task What_cannot_sign_in_names_the_field(string body, string field)
    {
        using var browser = new Browser(server.Address);
        (await browser.SignInAsync(body)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid_input", field);
    }

    [Fact]
    public async Task The_cookie_is_for_no_script_no_other_site_and_no_plain_connection_where_there_is_another()
    {
        using var browser = await server.OperatorBrowserAsync();

        var flags = browser.SetCookie.Split(';').Select(static flag => flag.Trim().ToLowerInvariant()).ToList();

        Assert.Contains("httponly", flags);
        Assert.Contains("samesite=strict", flags);
        Assert.Contains("path=/", flags);
        Assert.DoesNotContain("secure", flags);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_secure()
    {
        await using var proxied = new Server(null, ("FORWARDEDHEADERS_ENABLED", "true"));
        using var browser = new Browser(proxied.Address);

        await browser.OkAsync("POST", "/session", People.WithKey(Server.AdminKey), ("X-Forwarded-Proto", "https"));

        Assert.Contains("; secure", browser.SetCookie);
    }

    [Fact]
    public async Task What_changes_something_needs_the_token_of_the_session()
    {
        using var browser = await server.OperatorBrowserAsync();
        var (token, path) = (browser.Csrf, $"/merchants/{Names.New("m")}");
        const string Merchant = """{"name":"Acme","currency":"EUR"}""";

        browser.Csrf = null;
        (await browser.SendAsync("PUT", path, Merchant)).IsProblem(HttpStatusCode.Forbidden, "csrf");
        (await browser.SendAsync("DELETE", "/session")).IsProblem(HttpStatusCode.Forbidden, "csrf");
        await browser.OkAsync("GET", "/session");
        browser.Csrf = "AAAA" + token![4..];
        (await browser.SendAsync("PUT", path, Merchant)).IsProblem(HttpStatusCode.Forbidden, "csrf");
        browser.Csrf = token;
        await browser.OkAsync("PUT", path, Merchant);
        await server.Operator.OkAsync("PUT", path, Merchant);
    }

    [Fact]
    public async Task Who_signed_out_is_out_also_with_the_old_cookie()
    {
        using var browser = await server.OperatorBrowserAsync();
        var stolen = browser.Cookie;

        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync("DELETE", "/session")).Status);

        Assert.Null(browser.Cookie);
        browser.Cookie = stolen;
        (await browser.SendAsync("GET", "/session")).IsProblem(Unauthorized, "unauthorized");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync("DELETE", "/session")).Status);
    }

    [Theory]
    [InlineData("warehouse=")]
    [InlineData("warehouse=nonsense")]
    [InlineData("warehouse=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cookie_that_is_none_of_ours_is_nobodys(string cookie)
    {
        using var browser = new Browser(server.Address) { Cookie = cookie };
        (await browser.SendAsync("GET", "/session")).IsProblem(Unauthorized, "unauthorized");
        await browser.SignedInAsync(People.WithKey(Server.AdminKey));
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_after_the_password_is_changed()
    {
        var user = await server.UserAsync("office");
        using var browser = await server.BrowserAsync(user);
        using var thief = new Browser(server.Address) { Cookie = browser.Cookie, Csrf = browser.Csrf };
        await thief.OkAsync("GET", "/session");

        var changed = await browser.OkAsync("POST", "/session/password", """{"old":"correct horse","new":"battery staple"}""");

        browser.Csrf = changed.Json.GetProperty("csrf").GetString();
        (await thief.SendAsync("GET", "/session")).IsProblem(Unauthorized);
        await browser.OkAsync("GET", "/session");
        (await browser.SendAsync("POST", "/session/password", """{"old":"correct horse","new":"battery staple"}"""))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "wrong_password", "old");
        (await browser.SendAsync("POST", "/session/password", """{"old":"battery staple","new":"short"}"""))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "invalid_input", "new");
        (await thief.SignInAsync(People.SignIn(user))).IsProblem(Unauthorized, "wrong_credentials");
    }

    [Theory]
    [InlineData("""{"name":"Ann","role":"office","disabled":true}""")]
    [InlineData("""{"name":"Ann","role":"operator"}""")]
    [InlineData("""{"name":"Ann","role":"office","password":"another password"}""")]
    public async Task What_changes_who_somebody_is_ends_his_sessions(string put)
    {
        var user = await server.UserAsync("office");
        using var browser = await server.BrowserAsync(user);

        await server.Operator.OkAsync("PUT", $"/users/{user}", put);

        (await browser.SendAsync("GET", "/session")).IsProblem(Unauthorized);
    }

    [Fact]
    public async Task A_key_that_is_ended_ends_the_sessions_of_its_screens()
    {
        var made = await server.Operator.OkAsync("POST", "/keys", """{"name":"wall","role":"operator"}""");
        using var browser = new Browser(server.Address);
        await browser.SignedInAsync(People.WithKey(made.Json.GetProperty("key").GetString()!));
        await browser.OkAsync("GET", "/keys");

        await server.Operator.OkAsync("DELETE", $"/keys/{made.Json.GetProperty("id").GetString()}");

        (await browser.SendAsync("GET", "/keys")).IsProblem(Unauthorized);
    }

    [Fact]
    public async Task A_restart_keeps_the_session()
    {
        var data = Directory.CreateTempSubdirectory("api-tests-").FullName;
        string cookie, user;
        await using (var before = new Server(data))
        {
            user = await before.UserAsync("operator");
            using var browser = await before.BrowserAsync(user);
            cookie = browser.Cookie!;
        }

        await using (var after = new Server(data))
        {
            using var browser = new Browser(after.Address) { Cookie = cookie };
            Assert.Equal(user, (await browser.OkAsync("GET", "/session")).Json.GetProperty("user").GetString());
            await browser.SignedInAsync(People.SignIn(user));
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_people_do_says_who()
    {
        var merchant = await server.MerchantAsync();
        var user = await server.UserAsync("office");
        using var browser = await server.BrowserAsync(user);
        await browser.OkAsync("PUT", $"/merchants/{merchant}/channels/pos", """{"name":"Till","kind":"pos"}""");

        var events = await browser.OkAsync("GET", $"/merchants/{merchant}/events");

        Assert.Equal($"user:{user}", events.Json.GetProperty("items").EnumerateArray().Last().GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_secret_that_was_answered_is_for_the_session_that_asked()
    {
        var user = await server.UserAsync("operator");
        using var first = await server.BrowserAsync(user);
        using var second = await server.BrowserAsync(user);
        var key = ("Idempotency-Key", Names.New("i"));

        var made = await first.OkAsync("POST", "/keys", """{"name":"a","role":"operator"}""", key);

        Assert.Equal(made.Text, (await first.OkAsync("POST", "/keys", """{"name":"a","role":"operator"}""", key)).Text);
        (await second.SendAsync("POST", "/keys", """{"name":"a","role":"operator"}""", key)).IsProblem(HttpStatusCode.Conflict, "answer_sealed");
    }
}
