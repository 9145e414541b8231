using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Sends commands to grains; the person behind them and their cause flow in Orleans' request context.</summary>
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
