using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Access;

/// <summary>Exactly one of: user and password; site, badge and PIN; an API key.</summary>
internal sealed record SignInBody(string? User, string? Password, string? Site, string? Badge, string? Pin, string? Key)
{
    public SignInBody Read(Check check)
    {
        var ways = (User is null ? 0 : 1) + (Badge is null ? 0 : 1) + (Key is null ? 0 : 1);
        if (ways != 1)
        {
            check.Add("user", "Give user and password, or site, badge and pin, or key.");
            return this;
        }

        if (User is not null)
            return this with { User = check.Id(User, "user"), Password = check.Text(Password, "password", UserBody.MaxPassword) };
        if (Key is not null) return this with { Key = check.Text(Key, "key", UserBody.MaxPassword) };
        return this with
        {
            Site = check.Id(Site, "site"),
            Badge = check.Text(Badge, "badge").Trim(),
            Pin = check.Text(Pin, "pin"),
        };
    }
}

internal sealed record PasswordBody(string? Old, string? New)
{
    public (string Old, string New) Read(Check check) =>
        (check.Text(Old, "old", UserBody.MaxPassword), UserBody.ReadPassword(check, New ?? "", "new"));
}

/// <summary>The signed-in caller.</summary>
/// <param name="User">The user, or <c>key:…</c> for an API key.</param>
/// <param name="Role">A user's role, or <c>site</c> for a site's key.</param>
/// <param name="HasPassword">Whether the user has a password to change.</param>
/// <param name="Csrf">To be sent as <c>X-CSRF-Token</c> with every request that changes something; absent for API keys.</param>
internal sealed record SessionAnswer(
    string User, string Name, string Role, string? Site, string? Merchant, string? Picker, bool HasPassword, string? Csrf)
{
    public static SessionAnswer Of(Caller caller) => new(
        caller.User ?? caller.By, caller.Name, EnumText.Of(caller.Role), caller.Site, caller.Merchant, caller.Picker, caller.HasPassword,
        caller.Session?.Csrf);
}
