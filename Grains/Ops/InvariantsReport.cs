using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Ops;

/// <param name="Position">The answer includes everything that was written up to here.</param>
/// <param name="AsOf">All reactions to events up to here must be done; later ones may be under way.</param>
/// <param name="SetAside">The ids of the reactions and deadlines that are set aside. Differences that they cause count as violations until
/// they are retried successfully.</param>
public sealed record InvariantsReport(
    bool Clean, string Position, string AsOf, ImmutableArray<string> SetAside, ImmutableArray<InvariantCheck> Checks);

/// <param name="Checked">The number of things that were checked.</param>
/// <param name="Violations">At most 100: what is wrong, and what to do about it.</param>
/// <param name="Found">The number of all violations.</param>
/// <param name="UnderWay">Differences that changed during the check, or whose reactions may still come; not violations yet.</param>
public sealed record InvariantCheck(string Name, long Checked, ImmutableArray<string> Violations, long Found, long UnderWay);
