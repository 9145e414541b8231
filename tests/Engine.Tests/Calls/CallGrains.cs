using Orleans.Concurrency;

namespace OrleansWarehouse.Engine.Tests.Calls;

[GenerateSerializer, Immutable, Alias("engine-tests.parcel")]
public sealed record Parcel([property: Id(0)] string Label, [property: Id(1)] int Weight);

[GenerateSerializer]
public sealed class BrokenParcelException(string message) : Exception(message);

public interface ICallGrain : IGrainWithStringKey
{
    Task AppendAsync(int number);

    Task<int[]> NumbersAsync();

    Task<Parcel> EchoAsync(Parcel parcel);

    Task<string> KeyAsync();

    Task ThrowAtOnceAsync(string message);

    Task<int> ThrowLaterAsync(string message);

    ValueTask ThrowOwnAsync(string message);

    Task<int> CallThrowerAsync(string key, string message);

    Task<string?> ContextAsync(string name);

    Task<string?> ContextThroughAsync(string other, string name);

    Task SetContextAsync(string name, string value);

    Task WaitAsync(string signal, CancellationToken cancellationToken);

    Task WaitElsewhereAsync(string other, string signal);

    [ResponseTimeout("00:00:01")]
    Task HangAsync(string signal);

    [AlwaysInterleave]
    Task<string> SaySelfAsync();

    Task<ICallGrain> SelfAsync();

    Task<string> KeyOfAsync(ICallGrain other);
}

public sealed class CallGrain : Grain, ICallGrain
{
    private readonly List<int> _numbers = [];

    public Task AppendAsync(int number)
    {
        _numbers.Add(number);
        return Task.CompletedTask;
    }

    public Task<int[]> NumbersAsync() => Task.FromResult(_numbers.ToArray());

    public Task<Parcel> EchoAsync(Parcel parcel) => Task.FromResult(parcel);

    public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task ThrowAtOnceAsync(string message) => throw new InvalidOperationException(message);

    public async Task<int> ThrowLaterAsync(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public ValueTask ThrowOwnAsync(string message) => ValueTask.FromException(new BrokenParcelException(message));

    public async Task<int> CallThrowerAsync(string key, string message)
    {
        try
        {
            return await GrainFactory.GetGrain<ICallGrain>(key).ThrowLaterAsync(message);
        }
        catch (InvalidOperationException exception) when (exception.Message == message)
        {
            return -1;
        }
    }

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
        var mine = TaskScheduler.Current;
        cancellationToken.Register(() => Signal.Of(signal).Notes.Enqueue("told"));
        Signal.Of(signal).Reach();
        try
        {
            await Signal.Of(signal).WhenOpened(cancellationToken);
        }
        finally
        {
            Signal.Of(signal).Notes.Enqueue(TaskScheduler.Current == mine ? "ended" : "lost");
        }
    }

    public async Task WaitElsewhereAsync(string other, string signal)
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
    }

    public Task<string> SaySelfAsync() => Task.FromResult("still here");

    public Task<ICallGrain> SelfAsync() => Task.FromResult(this.AsReference<ICallGrain>());

    public Task<string> KeyOfAsync(ICallGrain other) => Task.FromResult(other.GetPrimaryKeyString());
}
