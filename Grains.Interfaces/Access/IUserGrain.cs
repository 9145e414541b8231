using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Access;

/// <summary>A person who signs in at screens. Key: user.</summary>
[Alias("access.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Makes or replaces the user. The same again changes nothing.</summary>
    [Alias("Put")]
    Task<Outcome<UserView>> PutAsync(PutUser command);

    /// <summary>Sets a password in the place of the one that was just checked: refused when it is another one by now.</summary>
    [Alias("ChangePassword")]
    Task<Outcome<UserView>> ChangePasswordAsync(string oldHash, string newHash);

    /// <summary>Takes a badge away, when it is this one that the user has.</summary>
    [Alias("TakeBadge")]
    Task<Outcome<Done>> TakeBadgeAsync(string badge);

    /// <param name="within">Given for somebody who may only delete floor users of this site.</param>
    [Alias("Delete")]
    Task<Outcome<Done>> DeleteAsync(string? within);

    /// <summary>Null when there is no such user.</summary>
    [Alias("Get")]
    Task<StoredUser?> GetAsync();
}

/// <summary>What a person does here.</summary>
[GenerateSerializer, Alias("access.userRole"), JsonConverter(typeof(CamelCaseEnum<UserRole>))]
public enum UserRole
{
    /// <summary>Everything.</summary>
    Operator,

    /// <summary>The whole floor of one site.</summary>
    Supervisor,

    /// <summary>Orders, stock and deliveries of all merchants, or of those at one site.</summary>
    Office,

    /// <summary>The pack bench of one site.</summary>
    Packer,

    /// <summary>Tasks of one picker.</summary>
    Picker,

    /// <summary>The dock of one site.</summary>
    Receiver,

    /// <summary>One merchant's own things.</summary>
    Merchant,
}

public static class UserRoles
{
    /// <summary>The roles that a supervisor hands out.</summary>
    public static bool IsFloor(this UserRole role) => role is UserRole.Packer or UserRole.Picker or UserRole.Receiver;

    public static bool NeedsSite(this UserRole role) => role is UserRole.Supervisor || role.IsFloor();
}

/// <param name="Password">A hash; null leaves it as it is, empty takes it away. So for badge and PIN.</param>
/// <param name="Badge">A keyed hash of the badge's number.</param>
/// <param name="Pin">A hash.</param>
/// <param name="Within">Given for somebody who may only change floor users of this site.</param>
[GenerateSerializer, Immutable, Alias("access.putUser")]
public sealed record PutUser(
    string Name,
    UserRole Role,
    string? Site,
    string? Merchant,
    string? Picker,
    bool Disabled,
    string? Password,
    string? Badge,
    string? Pin,
    string? Within,
    long? IfVersion);

/// <param name="Picker">Whom a picker acts as at the site.</param>
[GenerateSerializer, Immutable, Alias("access.userView")]
public sealed record UserView(
    string User,
    string Name,
    UserRole Role,
    string? Site,
    string? Merchant,
    string? Picker,
    bool Disabled,
    bool HasPassword,
    bool HasBadge,
    long Version);

/// <summary>For the server's own eyes.</summary>
/// <param name="Stamp">Rises with everything that ends the user's sessions.</param>
[GenerateSerializer, Immutable, Alias("access.storedUser")]
public sealed record StoredUser(UserView User, string? Password, string? Badge, string? Pin, long Stamp);
