using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Access;

/// <summary>A person who signs in at screens. Key: user.</summary>
[Alias("access.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Creates or replaces the user. Idempotent.</summary>
    [Alias("Put")]
    Task<Outcome<UserView>> PutAsync(PutUser command);

    /// <summary>Replaces the password that was just verified; refused when it has changed since.</summary>
    [Alias("ChangePassword")]
    Task<Outcome<UserView>> ChangePasswordAsync(string oldHash, string newHash);

    /// <summary>Removes a badge if the user has it.</summary>
    [Alias("TakeBadge")]
    Task<Outcome<Done>> TakeBadgeAsync(string badge);

    /// <param name="within">Set when the caller may only delete floor users of this site.</param>
    [Alias("Delete")]
    Task<Outcome<Done>> DeleteAsync(string? within);

    /// <summary>Returns null when there is no such user.</summary>
    [Alias("Get")]
    Task<StoredUser?> GetAsync();
}

/// <summary>What a user may do.</summary>
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

    /// <summary>The data of one merchant.</summary>
    Merchant,
}

public static class UserRoles
{
    /// <summary>Whether a supervisor may assign the role.</summary>
    public static bool IsFloor(this UserRole role) => role is UserRole.Packer or UserRole.Picker or UserRole.Receiver;

    public static bool NeedsSite(this UserRole role) => role is UserRole.Supervisor || role.IsFloor();
}

/// <param name="Password">A hash; null leaves the password unchanged, empty removes it. Likewise for badge and PIN.</param>
/// <param name="Badge">A keyed hash of the badge's number.</param>
/// <param name="Pin">A hash.</param>
/// <param name="Within">Set when the caller may only change floor users of this site.</param>
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

/// <param name="Picker">The picker as whom the user works at the site.</param>
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

/// <summary>A user with its credentials; never sent to clients.</summary>
/// <param name="Stamp">Raised by every change that ends the user's sessions.</param>
[GenerateSerializer, Immutable, Alias("access.storedUser")]
public sealed record StoredUser(UserView User, string? Password, string? Badge, string? Pin, long Stamp);
