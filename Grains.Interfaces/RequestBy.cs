using Orleans.Runtime;

namespace OrleansWarehouse.Grains.Interfaces;

/// <summary>Who is behind a call: flows with it to every grain that it reaches and is written with every event.</summary>
public static class RequestBy
{
    private const string Key = "by";

    public static string Current
    {
        get => RequestContext.Get(Key) as string ?? "system";
        set => RequestContext.Set(Key, value);
    }
}
