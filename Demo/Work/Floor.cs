using System.Collections.Concurrent;
using System.Threading.Channels;

using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Demo.Work;

/// <summary>A site, and what those who work there tell each other.</summary>
/// <param name="Desk">Acts for the merchants' people and for carriers: with an operator's key.</param>
public sealed record Floor(SiteSpec Site, Client Desk, Pace Pace, Journal Journal)
{
    /// <summary>Above this many open fulfilments buyers stay away, so that nobody drowns where the machine is too slow.</summary>
    private const int Full = 260;

    private readonly ConcurrentDictionary<string, byte> taken = new(StringComparer.Ordinal);
    private readonly Channel<string> toPack = Channel.CreateUnbounded<string>();
    private long open;

    /// <summary>Not yet packed, as the wall counted last.</summary>
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

    /// <summary>Nobody else does it then.</summary>
    public bool TryTake(string what) => taken.TryAdd(what, 0);

    public void GiveBack(string what) => taken.TryRemove(what, out _);
}
