using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Reads what a wave is planned from.</summary>
public interface IWaveSource
{
    /// <param name="zone">The site's, for what "today" is.</param>
    Task<WaveInputs> ReadAsync(SiteId site, PlanWave command, TimeZoneInfo zone);
}
