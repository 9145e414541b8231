using System.Collections.Concurrent;

namespace OrleansWarehouse.Grains.Tests.Ops;

/// <summary>A grain whose calls can be counted by hand.</summary>
[Alias("tests.IActiveGrain")]
public interface IActiveGrain : IGrainWithStringKey
{
    [Alias("Answer")]
    Task<int> AnswerAsync(int number);

    [Alias("Fail")]
    Task FailAsync();

    [Alias("FailLater")]
    Task FailLaterAsync();

    /// <summary>Waits until <see cref="Gates"/> opens.</summary>
    [Alias("Wait")]
    Task WaitAsync();
}

public static class Gates
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> All = new();

    public static TaskCompletionSource Of(string key) => All.GetOrAdd(key, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

public sealed class ActiveGrain : Grain, IActiveGrain
{
    public Task<int> AnswerAsync(int number) => Task.FromResult(number);

    public Task FailAsync() => throw new InvalidOperationException("on purpose");

    public async Task FailLaterAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("on purpose");
    }

    public Task WaitAsync() => Gates.Of(this.GetPrimaryKeyString()).Task;
}
