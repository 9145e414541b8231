using System.Security.Claims;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>The authenticated caller of a request: an API key or a signed-in user.</summary>
/// <param name="Id">A key's id, or <c>user:ann</c>. No key's id contains a colon.</param>
/// <param name="Merchant">The one merchant that the caller is limited to, or null.</param>
/// <param name="Site">The one site that the caller is limited to, or null.</param>
/// <param name="Picker">The one picker that the caller may act as, or null for any.</param>
internal sealed record Caller(string Id, string Name, Roles Role, string? Merchant, string? Site, string? Picker = null)
{
    private const string UserPrefix = "user:";
    private const string KeyPrefix = "key:";

    /// <summary>The caller as the actor of events: <c>user:ann</c> or <c>key:…</c>.</summary>
    public string By { get; } = Id.StartsWith(UserPrefix, StringComparison.Ordinal) ? Id : KeyPrefix + Id;

    /// <summary>The session, when the request was authenticated by a cookie.</summary>
    public CookieSession? Session { get; init; }

    /// <summary>Whether the user can sign in with a password.</summary>
    public bool HasPassword { get; init; }

    public bool IsOperator => Role is Roles.Operator;

    /// <summary>The signed-in user, or null for a key.</summary>
    public string? User => UserOf(By);

    private bool SeesAll => IsOperator || (Role is Roles.Office && Site is null);

    /// <summary>Returns null when the request is not authenticated.</summary>
    public static Caller? Of(ClaimsPrincipal? user) => (user as CallerPrincipal)?.Caller;

    public static Caller Of(UserView user) => new(
        UserPrefix + user.User, user.Name, RoleOf(user.Role), user.Merchant, user.Site,
        user.Role is UserRole.Picker ? user.Picker : null) { HasPassword = user.HasPassword };

    public static string? UserOf(string by) => by.StartsWith(UserPrefix, StringComparison.Ordinal) ? by[UserPrefix.Length..] : null;

    public static string? KeyOf(string by) => by.StartsWith(KeyPrefix, StringComparison.Ordinal) ? by[KeyPrefix.Length..] : null;

    /// <summary>Returns whether the caller may see this merchant's data without being limited to a site.</summary>
    public bool Knows(string merchant) => SeesAll || Merchant == merchant;

    public bool WorksAt(string site) => SeesAll || Site == site;

    public bool MayActAs(string picker) => Picker is not { } own || own == picker;

    private static Roles RoleOf(UserRole role) => role switch
    {
        UserRole.Operator => Roles.Operator,
        UserRole.Supervisor => Roles.Supervisor,
        UserRole.Office => Roles.Office,
        UserRole.Packer => Roles.Packer,
        UserRole.Picker => Roles.Picker,
        UserRole.Receiver => Roles.Receiver,
        UserRole.Merchant => Roles.Merchant,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

/// <param name="Id">The session's key: a hash of the cookie's secret.</param>
/// <param name="Csrf">The token that requests other than reads must send.</param>
/// <param name="Until">When the session expires unless it is used.</param>
internal sealed record CookieSession(string Id, string Csrf, DateTimeOffset Until);
