using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Ops;

/// <param name="Position">What was written up to here is in the answer.</param>
/// <param name="AsOf">Up to where all consequences must have come: what began later may be on its way.</param>
/// <param name="SetAside">Ids of the reactions and deadlines that are set aside: what the books lack because of them is violated until they are
/// mended.</param>
public sealed record InvariantsReport(
    bool Clean, string Position, string AsOf, ImmutableArray<string> SetAside, ImmutableArray<InvariantCheck> Checks);

/// <param name="Checked">How many things were looked at.</param>
/// <param name="Violations">At most a hundred: what is wrong, and what to do about it, in words.</param>
/// <param name="Found">How many violations there are in all.</param>
/// <param name="UnderWay">Differences that changed while they were looked at, or whose consequences may still come: not violations yet.</param>
public sealed record InvariantCheck(string Name, long Checked, ImmutableArray<string> Violations, long Found, long UnderWay);
