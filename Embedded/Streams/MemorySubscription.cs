using System.Threading.Channels;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Engine;

/// <summary>
/// One observer and what it has yet to see. A grain's observer is called within the grain's turns and ends with the activation;
/// another's on the thread pool.
/// </summary>
internal sealed class MemorySubscription<T> : StreamSubscriptionHandle<T>
{
    private readonly Channel<Func<IAsyncObserver<T>, Task>> _signals =
        Channel.CreateUnbounded<Func<IAsyncObserver<T>, Task>>(new() { SingleReader = true });

    private readonly MemoryStream<T> _stream;
    private readonly IAsyncObserver<T> _observer;
    private readonly Activation? _grain;

    internal MemorySubscription(MemoryStream<T> stream, IAsyncObserver<T> observer, Activation? grain)
    {
        _stream = stream;
        _observer = observer;
        _grain = grain;
        _ = Task.Run(DeliverAsync);
        _ = grain?.Deactivated.ContinueWith(_ => Remove(), TaskScheduler.Default);
    }

    public override StreamId StreamId => _stream.StreamId;

    public override string ProviderName => _stream.ProviderName;

    public override Guid HandleId { get; } = Guid.NewGuid();

    public override Task UnsubscribeAsync()
    {
        Remove();
        return Task.CompletedTask;
    }

    internal void Post(Func<IAsyncObserver<T>, Task> signal) => _signals.Writer.TryWrite(signal);

    private void Remove()
    {
        _stream.Remove(HandleId);
        _signals.Writer.TryComplete();
    }

    private async Task DeliverAsync()
    {
        await foreach (var signal in _signals.Reader.ReadAllAsync())
        {
            try
            {
                if (_grain is null)
                {
                    await signal(_observer);
                }
                else if (!_grain.HasEnded)
                {
                    await InTurn(_grain, signal);
                }
            }
            catch (Exception exception)
            {
                Log.ObserverFailed(_stream.Silo.Logger, exception, StreamId);
            }
        }
    }

    private Task InTurn(Activation grain, Func<IAsyncObserver<T>, Task> signal)
    {
        var call = new Delivery(() => signal(_observer));
        return grain.TryPost(call) ? Task.WhenAny(call.Answer, grain.Deactivated).Unwrap() : Task.CompletedTask;
    }

    private sealed class Delivery(Func<Task> deliver) : VoidInvocation(null)
    {
        internal override bool AlwaysInterleaves => false;

        internal override Task Call(object grain) => deliver();
    }
}
