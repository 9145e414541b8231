using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <param name="Site">Where supervisors, packers, pickers and receivers work; the office may be kept to one.</param>
/// <param name="Merchant">Whose a merchant's user is.</param>
/// <param name="Picker">Whom a picker acts as; the user's name by default.</param>
/// <param name="Password">Absent: stays as it is; empty: none any more. So for badge and PIN.</param>
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
        if (Role is not null) Fits(check, read, role);
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

    private static void Fits(Check check, UserBody body, UserRole role)
    {
        if (role.NeedsSite() && body.Site is null) check.Add("site", "This role is one of a site.");
        if (!role.NeedsSite() && role is not UserRole.Office && body.Site is not null)
            check.Add("site", "This role is not one of a site.");
        if (role is UserRole.Merchant && body.Merchant is null) check.Add("merchant", "This role is one of a merchant.");
        if (role is not UserRole.Merchant && body.Merchant is not null)
            check.Add("merchant", "This role is not one of a merchant.");
        if (role is not UserRole.Picker && body.Picker is not null) check.Add("picker", "Only pickers act as one.");
        if (body.Badge is { Length: > 0 } && body.Site is null) check.Add("badge", "A badge is one of a site.");
    }
}
