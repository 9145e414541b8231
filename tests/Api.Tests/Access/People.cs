namespace OrleansWarehouse.Api.Tests.Access;

/// <summary>Creates users for tests; all have the password below.</summary>
internal static class People
{
    public const string Password = "correct horse";

    /// <summary>Creates a user under a name that no other test uses.</summary>
    /// <param name="more">Further fields, such as <c>,"site":"PAR1"</c>.</param>
    public static async Task<string> UserAsync(this Server server, string role, string more = "")
    {
        var user = Names.New("u");
        await server.Operator.OkAsync("PUT", $"/users/{user}", Body(role, more));
        return user;
    }

    public static string Body(string role, string more = "") =>
        $$"""{"name":"Ann","role":"{{role}}","password":"{{Password}}"{{more}}}""";

    public static string SignIn(string user, string password = Password) => $$"""{"user":"{{user}}","password":"{{password}}"}""";

    public static string WithBadge(string site, string badge, string pin) =>
        $$"""{"site":"{{site}}","badge":"{{badge}}","pin":"{{pin}}"}""";

    public static string WithKey(string key) => $$"""{"key":"{{key}}"}""";

    public static async Task<Browser> BrowserAsync(this Server server, string user)
    {
        var browser = new Browser(server.Address);
        await browser.SignedInAsync(SignIn(user));
        return browser;
    }

    public static async Task<Browser> OperatorBrowserAsync(this Server server)
    {
        var browser = new Browser(server.Address);
        await browser.SignedInAsync(WithKey(Server.AdminKey));
        return browser;
    }
}
