using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>One class of grains in one silo: how it is made, and which of its grains are in memory.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<string, Activation> _activations = new(StringComparer.Ordinal);
    private readonly Func<Activation, object?[]> _arguments;
    private readonly ObjectFactory _construct;

    internal GrainClass(Silo silo, Type type)
    {
        Silo = silo;
        Type = type;
        GrainType = GrainClasses.NameOf(type);
        Reentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        CollectionAge = AgeOf(silo, type);
        (var types, _arguments) = ConstructorArguments.Of(type);
        _construct = ActivatorUtilities.CreateFactory(type, types);
    }

    internal Silo Silo { get; }

    internal Type Type { get; }

    internal GrainType GrainType { get; }

    internal bool Reentrant { get; }

    /// <summary>Milliseconds; <see cref="long.MaxValue"/> for ever.</summary>
    internal long CollectionAge { get; }

    internal ICollection<Activation> Activations => _activations.Values;

    /// <summary>How many of its grains are in memory.</summary>
    internal int Count => _activations.Count;

    /// <returns>The grain's activation, made when there is none; null when the silo has stopped.</returns>
    internal Activation? Find(string key)
    {
        if (_activations.TryGetValue(key, out var activation))
        {
            return activation;
        }

        return Silo.HasStopped ? null : _activations.GetOrAdd(key, static (key, self) => new Activation(self, key), this);
    }

    /// <summary>Makes way for the next activation, which gets the requests that the last one did not begin.</summary>
    internal void Replace(Activation ended, List<Invocation> requests)
    {
        if (requests.Count == 0 || Silo.HasStopped)
        {
            _activations.TryRemove(KeyValuePair.Create(ended.Key, ended));
            requests.ForEach(static request => request.Fail(new SiloUnavailableException($"The silo has stopped and cannot process {request}.")));
            return;
        }

        var successor = new Activation(this, ended.Key);
        successor.Inherit(requests);
        _activations.TryUpdate(ended.Key, successor, ended);
        successor.Begin();
    }

    /// <exception cref="InvalidOperationException">Its constructor, or what makes its arguments, has thrown.</exception>
    internal IGrainBase Construct(Activation activation)
    {
        try
        {
            return (IGrainBase)_construct(activation.ActivationServices, _arguments(activation));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Failed to create an instance of grain type '{GrainType}'.", exception);
        }
    }

    private static long AgeOf(Silo silo, Type type)
    {
        var age = type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } limit
            ? limit.AlwaysActive ? TimeSpan.MaxValue : limit.AgeLimit
            : silo.Collection.ClassSpecificCollectionAge.GetValueOrDefault(type.FullName!, silo.Collection.CollectionAge);
        return age >= TimeSpan.FromDays(short.MaxValue) ? long.MaxValue : (long)age.TotalMilliseconds;
    }
}
