using OrleansWarehouse.Platform.Tests.Hosting;

namespace OrleansWarehouse.Platform.Tests.Calls;

public sealed class OwnException(string message) : Exception(message);

public interface ICallGrain : IGrainWithStringKey
{
    Task ThrowAtOnceAsync(string message);

    Task<int> ThrowLaterAsync(string message);

    Task ThrowOwnAsync(string message);

    Task<string?> ContextAsync(string name);

    Task<string?> ContextThroughAsync(string other, string name);

    Task SetContextAsync(string name, string value);

    Task WaitAsync(string signal, CancellationToken cancellationToken);

    Task CancelOtherAsync(string other, string signal);

    [ResponseTimeout("00:00:00.5")]
    Task HangAsync(string signal);

    Task NextAsync();
}

public sealed class CallGrain : Grain, ICallGrain
{
    public Task ThrowAtOnceAsync(string message) => throw new InvalidOperationException(message);

    public async Task<int> ThrowLaterAsync(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task ThrowOwnAsync(string message) => Task.FromException(new OwnException(message));

    public Task<string?> ContextAsync(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public async Task<string?> ContextThroughAsync(string other, string name)
    {
        await Task.Yield();
        return await GrainFactory.GetGrain<ICallGrain>(other).ContextAsync(name);
    }

    public Task SetContextAsync(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }

    public async Task WaitAsync(string signal, CancellationToken cancellationToken)
    {
        Signal.Of(signal).Reach();
        try
        {
            await Signal.Of(signal).WhenOpened(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Signal.Of(signal).Notes.Enqueue("cancelled");
            throw;
        }
    }

    public async Task CancelOtherAsync(string other, string signal)
    {
        using var source = new CancellationTokenSource();
        var call = GrainFactory.GetGrain<ICallGrain>(other).WaitAsync(signal, source.Token);
        await Signal.Of(signal).WhenReached();
        await source.CancelAsync();
        await call;
    }

    public async Task HangAsync(string signal)
    {
        Signal.Of(signal).Reach();
        await Signal.Of(signal).WhenOpened();
        Signal.Of(signal).Notes.Enqueue("done");
    }

    public Task NextAsync() => Task.CompletedTask;
}
