using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Engine;

/// <summary>Streams within the process.</summary>
internal sealed class MemoryStreamProvider(string name, Silo silo) : IStreamProvider
{
    private readonly ConcurrentDictionary<(StreamId, Type), object> _streams = new();

    public string Name => name;

    public bool IsRewindable => false;

    internal Silo Silo => silo;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) =>
        (IAsyncStream<T>)_streams.GetOrAdd((streamId, typeof(T)), static (key, self) => new MemoryStream<T>(self, key.Item1), this);
}

internal sealed class MemoryStream<T>(MemoryStreamProvider provider, StreamId id) : IAsyncStream<T>
{
    private readonly ConcurrentDictionary<Guid, MemorySubscription<T>> _subscriptions = new();

    public bool IsRewindable => false;

    public string ProviderName => provider.Name;

    public StreamId StreamId => id;

    internal Silo Silo => provider.Silo;

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        var subscription = new MemorySubscription<T>(this, observer, Activation.Here);
        _subscriptions[subscription.HandleId] = subscription;
        return Task.FromResult<StreamSubscriptionHandle<T>>(subscription);
    }

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => Publish(observer => observer.OnNextAsync(item, token));

    public Task OnCompletedAsync() => Publish(static observer => observer.OnCompletedAsync());

    public Task OnErrorAsync(Exception ex) => Publish(observer => observer.OnErrorAsync(ex));

    internal void Remove(Guid subscription) => _subscriptions.TryRemove(subscription, out _);

    private Task Publish(Func<IAsyncObserver<T>, Task> signal)
    {
        foreach (var (_, subscription) in _subscriptions)
        {
            subscription.Post(signal);
        }

        return Task.CompletedTask;
    }
}
