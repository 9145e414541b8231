using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <param name="Site">Where supervisors, packers, pickers and receivers work; optional for office users.</param>
/// <param name="Merchant">The merchant of a user with the role merchant.</param>
/// <param name="Picker">The picker that the user acts as; the user's id by default.</param>
/// <param name="Password">Kept when absent, removed when empty; the same for badge and PIN.</param>
/// <param name="Pin">4 to 12 digits.</param>
internal sealed record UserBody(
    string? Name,
    UserRole? Role,
    string? Site,
    string? Merchant,
    string? Picker,
    string? Password,
    string? Badge,
    string? Pin,
    bool? Disabled)
{
    public const int MaxPassword = 200;

    private const int MinPassword = 8;
    private const int MinPin = 4;
    private const int MaxPin = 12;

    public UserBody Read(Check check, string user)
    {
        var role = check.Chosen(Role, "role");
        var read = new UserBody(
            check.Text(Name, "name"),
            role,
            check.OptionalId(Site, "site"),
            check.OptionalId(Merchant, "merchant"),
            check.OptionalId(Picker, "picker") ?? (role is UserRole.Picker ? user : null),
            Password is null or "" ? Password : ReadPassword(check, Password, "password"),
            check.OptionalText(Badge, "badge")?.Trim(),
            Pin is null or "" ? Pin : ReadPin(check, Pin),
            Disabled ?? false);
        if (Role is not null) CheckRoleFields(check, read, role);
        return read;
    }

    public static string ReadPassword(Check check, string password, string field)
    {
        if (password.Length < MinPassword) check.Add(field, $"At least {MinPassword} characters.");
        return check.OptionalText(password, field, MaxPassword) ?? "";
    }

    private static string ReadPin(Check check, string pin)
    {
        if (pin.Length is < MinPin or > MaxPin || !pin.All(char.IsAsciiDigit))
            check.Add("pin", $"{MinPin} to {MaxPin} digits.");
        return pin;
    }

    private static void CheckRoleFields(Check check, UserBody body, UserRole role)
    {
        if (role.NeedsSite() && body.Site is null) check.Add("site", "Required for this role.");
        if (!role.NeedsSite() && role is not UserRole.Office && body.Site is not null)
            check.Add("site", "Not allowed for this role.");
        if (role is UserRole.Merchant && body.Merchant is null) check.Add("merchant", "Required for this role.");
        if (role is not UserRole.Merchant && body.Merchant is not null)
            check.Add("merchant", "Not allowed for this role.");
        if (role is not UserRole.Picker && body.Picker is not null) check.Add("picker", "Only for the role picker.");
        if (body.Badge is { Length: > 0 } && body.Site is null) check.Add("badge", "A badge needs a site.");
    }
}
