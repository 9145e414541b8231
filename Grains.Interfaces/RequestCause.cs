using Orleans.Runtime;

namespace OrleansWarehouse.Grains.Interfaces;

/// <summary>
/// Which request set a call going: flows with it to every grain that it reaches, is written with every event, and is taken up by
/// the reactions to them. So an answer can wait for what it caused itself, and for nothing else.
/// </summary>
public static class RequestCause
{
    private const string Key = "cause";

    // Few enough bits to be short in the log, and enough that no two under way are the same.
    private const long Most = 1L << 47;

    /// <summary>0 where nobody waits for what follows.</summary>
    public static long Current
    {
        get => RequestContext.Get(Key) is long cause ? cause : 0;
        set => RequestContext.Set(Key, value);
    }

    /// <summary>Makes the request at hand a cause of its own.</summary>
    public static long Begin() => Current = Random.Shared.NextInt64(1, Most);
}
