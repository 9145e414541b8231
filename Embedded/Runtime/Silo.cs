using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>All the grains of one host.</summary>
internal sealed class Silo : IDisposable
{
    private readonly ConcurrentDictionary<Type, GrainClass> _byInterface = new();
    private readonly ConcurrentDictionary<Type, GrainClass> _byType = new();
    private long _shortestTimeout;
    private volatile bool _stopped;

    public Silo(IServiceProvider services, IOptions<SiloMessagingOptions> messaging, IOptions<GrainCollectionOptions> collection,
        TimeProvider time, ILoggerFactory loggers)
    {
        Services = services;
        Time = time;
        Logger = loggers.CreateLogger("Orleans.Engine");
        Collection = collection.Value;
        ResponseTimeout = (long)messaging.Value.ResponseTimeout.TotalMilliseconds;
        _shortestTimeout = ResponseTimeout;
        IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        OutgoingFilters = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        Keeper = new Keeper(this);
        Keeper.Start();
    }

    internal IServiceProvider Services { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    internal Clock Clock { get; } = new();

    internal Keeper Keeper { get; }

    internal GrainCollectionOptions Collection { get; }

    internal IIncomingGrainCallFilter[] IncomingFilters { get; }

    internal IOutgoingGrainCallFilter[] OutgoingFilters { get; }

    /// <summary>Milliseconds.</summary>
    internal long ResponseTimeout { get; }

    /// <summary>Milliseconds: the silo's, or that of a method which has a shorter one.</summary>
    internal long ShortestTimeout => Volatile.Read(ref _shortestTimeout);

    internal bool HasStopped => _stopped;

    internal GrainReference Reference(Type grainInterface, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (!_byInterface.TryGetValue(grainInterface, out var grainClass))
        {
            // Before anybody else can call: who is busy is looked at no sooner than the shortest time-out says.
            Shorten(ProxyFactory.For(grainInterface).ShortestTimeout);
            grainClass = _byInterface.GetOrAdd(grainInterface, type => Class(GrainClasses.Implementing(type)));
        }

        return ProxyFactory.For(grainInterface).Create(grainClass, key);
    }

    internal GrainReference Reference(Type grainInterface, GrainId id)
    {
        var type = GrainClasses.Named(id.Type) ?? throw new ArgumentException($"There is no grain type {id.Type}.", nameof(id));
        return ProxyFactory.For(grainInterface).Create(Class(type), id.Key.ToString());
    }

    /// <summary>How many grains of each class are in memory, and what waits for them.</summary>
    internal async Task<IReadOnlyList<ClassCount>> CountAsync(CancellationToken cancellationToken)
    {
        var queues = (await Keeper.QueuesAsync().WaitAsync(cancellationToken)).ToLookup(static queue => queue.Class);
        return
        [
            .. _byType.Values.Select(grainClass => new ClassCount(grainClass.GrainType, grainClass.Count,
                queues[grainClass].Sum(static queue => (long)queue.Waiting), queues[grainClass].Select(static queue => queue.Waiting).DefaultIfEmpty().Max())),
        ];
    }

    /// <summary>Ends every activation. Calls from now on fail, those that run finish first.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopped = true;
        var ends = _byType.Values.SelectMany(static grainClass => grainClass.Activations).Select(static activation =>
        {
            activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo is stopping."));
            return activation.Deactivated;
        });
        await Task.WhenAll(ends.ToArray()).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopped = true;
        Keeper.Dispose();
    }

    /// <summary>Several interfaces may come to be known at once; none may undo what another said.</summary>
    private void Shorten(long timeout)
    {
        for (var known = ShortestTimeout; timeout < known;)
        {
            var before = Interlocked.CompareExchange(ref _shortestTimeout, timeout, known);
            if (before == known) return;
            known = before;
        }
    }

    private GrainClass Class(Type type) => _byType.GetOrAdd(type, static (type, self) => new GrainClass(self, type), this);
}

/// <param name="Waiting">Requests that no grain has begun yet.</param>
/// <param name="LongestQueue">The most of them that wait for one grain.</param>
internal readonly record struct ClassCount(GrainType GrainType, int Activations, long Waiting, int LongestQueue);
