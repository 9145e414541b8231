using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Commands go to grains, wherever Orleans has them; who is behind them, and what caused them, goes along in the call's context.</summary>
public sealed class OrleansCommands(IGrainFactory grains) : ICommands
{
    public string By
    {
        get => RequestBy.Current;
        set => RequestBy.Current = value;
    }

    public long Cause
    {
        get => RequestCause.Current;
        set => RequestCause.Current = value;
    }

    public TAggregate To<TAggregate>(string key) where TAggregate : class => (TAggregate)grains.GetGrain(typeof(TAggregate), key);
}
