namespace OrleansWarehouse.Silo;

/// <summary>Whether grains can be called from this process. Registered by engines that can be apart from their grains.</summary>
public interface IEngineHealth
{
    bool IsReady { get; }
}
