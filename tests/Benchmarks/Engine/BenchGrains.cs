using Orleans.Concurrency;

namespace OrleansWarehouse.Benchmarks.Engine;

public interface IBenchGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int number);

    Task PingAsync();

    ValueTask<int> ValueAsync(int number);

    Task<int> YieldAsync(int number);

    Task<int> ThroughAsync(IBenchGrain other, int number);

    Task<int> CancellableAsync(int number, CancellationToken cancellationToken);

    Task<int> FailAsync();

    [AlwaysInterleave]
    Task<int> InterleaveAsync(int number);

    [ReadOnly]
    Task<int> ReadAsync(int number);

    Task EndAsync();
}

public interface IReentrantBenchGrain : IBenchGrain;

public interface IPlainBenchGrain : IBenchGrain;

public abstract class BenchGrainBase : Grain, IBenchGrain
{
    private int _sum;

    public Task<int> AddAsync(int number)
    {
        _sum += number;
        return Task.FromResult(number);
    }

    public Task PingAsync() => Task.CompletedTask;

    public ValueTask<int> ValueAsync(int number) => new(number);

    public async Task<int> YieldAsync(int number)
    {
        await Task.Yield();
        return number;
    }

    public async Task<int> ThroughAsync(IBenchGrain other, int number) => await other.AddAsync(number);

    public Task<int> CancellableAsync(int number, CancellationToken cancellationToken) =>
        Task.FromResult(cancellationToken.IsCancellationRequested ? -1 : number);

    public Task<int> FailAsync() => throw new InvalidOperationException("on purpose");

    public async Task<int> InterleaveAsync(int number)
    {
        await Task.Yield();
        return number;
    }

    public async Task<int> ReadAsync(int number)
    {
        await Task.Yield();
        return number;
    }

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public sealed class PlainBenchGrain : BenchGrainBase, IPlainBenchGrain;

[Reentrant]
public sealed class ReentrantBenchGrain : BenchGrainBase, IReentrantBenchGrain;
