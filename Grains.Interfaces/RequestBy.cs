using Orleans.Runtime;

namespace OrleansWarehouse.Grains.Interfaces;

/// <summary>The person or system behind a call: flows with it to every grain that it reaches and is recorded with every event.</summary>
public static class RequestBy
{
    private const string Key = "by";

    public static string Current
    {
        get => RequestContext.Get(Key) as string ?? "system";
        set => RequestContext.Set(Key, value);
    }
}
