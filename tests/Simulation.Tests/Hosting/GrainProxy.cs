using System.Reflection;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>Stands for a grain wherever it is: its methods send messages.</summary>
public class GrainProxy : DispatchProxy
{
    private Silo silo = null!;
    private Type contract = null!;
    private string key = "";

    internal static object Of(Silo silo, Type contract, string key)
    {
        var proxy = Create(contract, typeof(GrainProxy));
        var behind = (GrainProxy)proxy;
        (behind.silo, behind.contract, behind.key) = (silo, contract, key);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        silo.Send(contract, key, CallShape.Of(targetMethod!), args ?? []).Answer;
}

/// <summary>Gives what stands for grains.</summary>
internal sealed class SimGrains(Silo silo) : IGrainFactory
{
    private readonly Dictionary<(Type Contract, string Key), object> proxies = [];

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)Get(typeof(TGrainInterface), primaryKey);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)Get(grainInterfaceType, grainPrimaryKey);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw NotHere();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => throw NotHere();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw NotHere();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw NotHere();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw NotHere();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw NotHere();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw NotHere();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw NotHere();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw NotHere();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw NotHere();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw NotHere();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw NotHere();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw NotHere();

    public IAddressable GetGrain(GrainId grainId) => throw NotHere();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw NotHere();

    private object Get(Type contract, string key)
    {
        if (!proxies.TryGetValue((contract, key), out var proxy)) proxies.Add((contract, key), proxy = GrainProxy.Of(silo, contract, key));
        return proxy;
    }

    private static NotSupportedException NotHere() => new("The warehouse's grains have strings for keys.");
}
