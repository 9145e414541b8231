using Orleans.Runtime;

namespace OrleansWarehouse.Grains.Interfaces;

/// <summary>
/// The id of the request that caused a call: flows with it to every grain that it reaches, is recorded with every event, and is passed on by
/// reactions to these. So an answer can wait for the reactions that its own request caused, and for no others.
/// </summary>
public static class RequestCause
{
    private const string Key = "cause";

    // Few bits, so that it is short in the log; enough, so that no two concurrent requests share one.
    private const long Most = 1L << 47;

    /// <summary>0 when no caller waits for reactions.</summary>
    public static long Current
    {
        get => RequestContext.Get(Key) is long cause ? cause : 0;
        set => RequestContext.Set(Key, value);
    }

    /// <summary>Makes the current request a cause of its own.</summary>
    public static long Begin() => Current = Random.Shared.NextInt64(1, Most);
}
