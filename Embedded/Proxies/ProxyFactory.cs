using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>Makes the references of one grain interface. The proxy class is generated when the interface is first used.</summary>
internal sealed class ProxyFactory
{
    private static readonly ConcurrentDictionary<Type, Lazy<ProxyFactory>> s_factories = new();

    private readonly Func<GrainClass, string, GrainReference> _create;

    private ProxyFactory(Type grainInterface)
    {
        (_create, var methods) = ProxyGenerator.Generate(grainInterface);
        ShortestTimeout = methods.Min(static method => method.Timeout) ?? long.MaxValue;
    }

    /// <summary>Milliseconds, of the methods that have one.</summary>
    internal long ShortestTimeout { get; }

    internal static ProxyFactory For(Type grainInterface) => s_factories.GetOrAdd(
        grainInterface, static type => new Lazy<ProxyFactory>(() => new ProxyFactory(type))).Value;

    internal GrainReference Create(GrainClass grainClass, string key) => _create(grainClass, key);
}
