using System.Security.Claims;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Who asks: an API key, or somebody who signed in.</summary>
/// <param name="Id">How he is known inside: a key's id, or <c>user:ann</c>. No key's id has a colon.</param>
/// <param name="Merchant">Given for who is kept to one merchant.</param>
/// <param name="Site">Given for who is kept to one site.</param>
/// <param name="Picker">Given for who may act as one picker only.</param>
internal sealed record Caller(string Id, string Name, Roles Role, string? Merchant, string? Site, string? Picker = null)
{
    private const string UserPrefix = "user:";
    private const string KeyPrefix = "key:";

    /// <summary>How events name who caused them.</summary>
    public string By { get; } = Id.StartsWith(UserPrefix, StringComparison.Ordinal) ? Id : KeyPrefix + Id;

    /// <summary>Given when the request came with a cookie.</summary>
    public CookieSession? Session { get; init; }

    /// <summary>Whether he could sign in with one.</summary>
    public bool HasPassword { get; init; }

    public bool IsOperator => Role is Roles.Operator;

    /// <summary>The user who signed in, or null for a key.</summary>
    public string? User => UserOf(By);

    private bool SeesAll => IsOperator || (Role is Roles.Office && Site is null);

    /// <summary>Null for somebody who is not known.</summary>
    public static Caller? Of(ClaimsPrincipal? user) => (user as CallerPrincipal)?.Caller;

    public static Caller Of(UserView user) => new(
        UserPrefix + user.User, user.Name, RoleOf(user.Role), user.Merchant, user.Site,
        user.Role is UserRole.Picker ? user.Picker : null) { HasPassword = user.HasPassword };

    public static string? UserOf(string by) => by.StartsWith(UserPrefix, StringComparison.Ordinal) ? by[UserPrefix.Length..] : null;

    public static string? KeyOf(string by) => by.StartsWith(KeyPrefix, StringComparison.Ordinal) ? by[KeyPrefix.Length..] : null;

    /// <summary>May know this merchant's things.</summary>
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
/// <param name="Csrf">What requests that change something must bring.</param>
/// <param name="Until">When it ends, unless it is used.</param>
internal sealed record CookieSession(string Id, string Csrf, DateTimeOffset Until);
