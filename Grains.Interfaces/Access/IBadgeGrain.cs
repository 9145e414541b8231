using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Access;

/// <summary>
/// Ensures that a badge belongs to one user at a time. Key: site/badge, the badge as a keyed hash. The user's grain is the authority on
/// whether the user has the badge; a claim without it was left by a crash.
/// </summary>
[Alias("access.IBadgeGrain")]
public interface IBadgeGrain : IGrainWithStringKey
{
    /// <summary>Claims the badge for a user; refused while another user has it.</summary>
    [Alias("Claim")]
    Task<Outcome<Done>> ClaimAsync(string user);

    /// <summary>Releases the badge if it is this user's.</summary>
    [Alias("Free")]
    Task<Outcome<Done>> ReleaseAsync(string user);

    /// <summary>Returns the user who claimed it, or null.</summary>
    [Alias("Holder")]
    Task<string?> HolderAsync();
}
