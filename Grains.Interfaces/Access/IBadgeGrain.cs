using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Access;

/// <summary>
/// Whose badge it is: one user's at a time. Key: site/badge, the badge as a keyed hash. The user's own grain says whether he
/// has it; what is claimed here and not had there was left by a crash.
/// </summary>
[Alias("access.IBadgeGrain")]
public interface IBadgeGrain : IGrainWithStringKey
{
    /// <summary>Makes it the user's; refused while it is another's.</summary>
    [Alias("Claim")]
    Task<Outcome<Done>> ClaimAsync(string user);

    /// <summary>Nobody's any more, when it was this user's.</summary>
    [Alias("Free")]
    Task<Outcome<Done>> FreeAsync(string user);

    /// <summary>The user who claimed it, or null.</summary>
    [Alias("Holder")]
    Task<string?> HolderAsync();
}
