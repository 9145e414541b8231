using System.Collections.Immutable;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Checks what must hold over all grains, at one position of the log.</summary>
internal interface IInvariants
{
    Task<InvariantReport> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Clean">No check found a violation.</param>
internal sealed record InvariantReport(bool Clean, ImmutableArray<InvariantCheck> Checks);

/// <param name="Checked">How many things were looked at.</param>
internal sealed record InvariantCheck(string Name, long Checked, ImmutableArray<string> Violations);
