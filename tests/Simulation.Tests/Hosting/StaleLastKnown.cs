using OrleansWarehouse.Simulation.Tests.Followers;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>As if aggregates lived elsewhere: now and then nobody hears that one has changed, and what was known before is believed until the
/// next time.</summary>
internal sealed class StaleLastKnown<TKey, TValue>(TimeProvider clock, Dice dice, FollowerFaults rates, Faults faults)
    : LastKnown<TKey, TValue>(clock, null)
    where TKey : notnull
{
    public override void Tell(TKey key, TValue value)
    {
        if (TryGet(key, out _) && dice.Chance(rates.Untold)) faults.Hit(Faults.StaleValue);
        else base.Tell(key, value);
    }
}
