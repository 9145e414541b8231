using System.Collections.Concurrent;
using System.Threading.Channels;

using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Demo.Work;

/// <summary>A site, and the state that its workers share.</summary>
/// <param name="Desk">A client with an operator's key, for merchants' staff and carriers.</param>
public sealed record Floor(SiteSpec Site, Client Desk, Pace Pace, Journal Journal)
{
    /// <summary>Above this many open fulfilments no orders are placed, so that the backlog stays bounded on a slow machine.</summary>
    private const int Full = 260;

    private readonly ConcurrentDictionary<string, byte> taken = new(StringComparer.Ordinal);
    private readonly Channel<string> toPack = Channel.CreateUnbounded<string>();
    private long open;

    /// <summary>How many fulfilments are not packed yet, by the last overview.</summary>
    public long Open
    {
        get => Volatile.Read(ref open);
        set => Volatile.Write(ref open, value);
    }

    public bool IsFull => Open > Full;

    public string Path => Site.Path;

    /// <summary>Fulfilments whose totes were brought to the benches.</summary>
    public ChannelReader<string> ToPack => toPack.Reader;

    /// <summary>Brings a tote to the benches, unless it is there already.</summary>
    public void Bring(string fulfilment)
    {
        if (TryTake($"pack {fulfilment}")) toPack.Writer.TryWrite(fulfilment);
    }

    /// <summary>Claims a piece of work; returns false when another worker has it.</summary>
    public bool TryTake(string what) => taken.TryAdd(what, 0);

    public void GiveBack(string what) => taken.TryRemove(what, out _);
}
