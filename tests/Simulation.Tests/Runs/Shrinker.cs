using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>Leaves out of a run that breaks a law whatever is not needed for that.</summary>
/// <remarks>Zeller, A. and Hildebrandt, R. (2002), Simplifying and isolating failure-inducing input, IEEE Transactions on Software
/// Engineering 28(2), 183–200.</remarks>
internal static class Shrinker
{
    /// <summary>A run that breaks the same law with as few acts as could be found.</summary>
    /// <param name="mostRuns">After so many runs what was found is good enough.</param>
    public static Outcome Shrink(Outcome broken, Tampering? tampering = null, int mostRuns = 400)
    {
        var (best, runs) = (broken, 0);

        bool Try(IEnumerable<Act> acts)
        {
            if (runs++ >= mostRuns) return false;
            var outcome = Run.Of(best.Plan.Only(acts), tampering);
            if (outcome.Broken?.Law != broken.Broken!.Law) return false;
            best = outcome;
            return true;
        }

        Try(best.Plan.Acts.Take(best.Begun));
        for (var size = Math.Max(1, best.Plan.Acts.Length / 2); ; size = Math.Max(1, size / 2))
        {
            var (before, from) = (best.Plan.Acts.Length, 0);
            while (from < best.Plan.Acts.Length)
            {
                if (!Try(best.Plan.Acts.RemoveRange(from, Math.Min(size, best.Plan.Acts.Length - from)))) from += size;
            }

            if (size == 1 && (best.Plan.Acts.Length == before || runs >= mostRuns)) break;
        }

        // One after the other is easier to understand than at once.
        for (var i = 0; i < best.Plan.Acts.Length; i++)
            if (best.Plan.Acts[i].Together is not null) Try(best.Plan.Acts.SetItem(i, best.Plan.Acts[i] with { Together = null }));
        return best;
    }
}
