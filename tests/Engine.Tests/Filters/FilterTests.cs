using System.Collections.Concurrent;
using System.Globalization;

namespace OrleansWarehouse.Engine.Tests.Filters;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<int> DoubleAsync(int number);

    Task FailAsync();

    Task<int> RefuseAsync();

    ValueTask NothingAsync();

    Task<int> AskAsync(string other, int number);
}

public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<int> DoubleAsync(int number) => Task.FromResult(2 * number);

    public Task FailAsync() => throw new InvalidOperationException("refused");

    public async Task<int> RefuseAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("refused");
    }

    public ValueTask NothingAsync() => ValueTask.CompletedTask;

    public Task<int> AskAsync(string other, int number) => GrainFactory.GetGrain<IFilteredGrain>(other).DoubleAsync(number);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Signal.Of(this.GetPrimaryKeyString()).Notes.Enqueue($"own {context.MethodName}");
        await context.Invoke();
    }
}

public sealed class FilterTests
{
    private readonly ConcurrentQueue<string> _notes = new();

    [Fact]
    public async Task Filters_see_calls_in_order_from_the_outside_in()
    {
        await using var host = await StartAsync();
        var key = Signal.NewName();

        Assert.Equal(42, await host.Client.GetGrain<IFilteredGrain>(key).DoubleAsync(21).InTime());
        await host.Client.GetGrain<IFilteredGrain>(key).NothingAsync();

        Assert.Equal(
            [
                "out DoubleAsync", "first DoubleAsync FilteredGrain", "second DoubleAsync", "second 42", "first 42", "out 42",
                "out NothingAsync", "first NothingAsync FilteredGrain", "second NothingAsync", "second ", "first ", "out ",
            ],
            _notes);
        Assert.Equal(["own DoubleAsync", "own NothingAsync"], Signal.Of(key).Notes);
    }

    [Fact]
    public async Task A_filter_may_answer_in_the_grains_place_or_change_the_answer()
    {
        await using var host = await StartAsync();
        var grain = host.Client.GetGrain<IFilteredGrain>(Signal.NewName());
        RequestContext.Set("answer", "7");

        Assert.Equal(7, await grain.DoubleAsync(1).InTime());

        RequestContext.Clear();
        RequestContext.Set("add", "1");
        Assert.Equal(3, await grain.DoubleAsync(1).InTime());
        RequestContext.Clear();
    }

    [Fact]
    public async Task A_filter_sees_what_the_grain_throws_and_the_caller_does_too()
    {
        await using var host = await StartAsync();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.Client.GetGrain<IFilteredGrain>(Signal.NewName()).FailAsync().InTime());

        Assert.Equal("refused", failure.Message);
        Assert.Contains("second refused", _notes);
    }

    [Fact]
    public async Task Filters_see_calls_between_grains_and_who_makes_them()
    {
        await using var host = await StartAsync();
        var (key, other) = (Signal.NewName(), Signal.NewName());

        Assert.Equal(10, await host.Client.GetGrain<IFilteredGrain>(key).AskAsync(other, 5).InTime());

        Assert.Contains($"filtered/{key} calls filtered/{other}", _notes);
        Assert.Equal(4, _notes.Count(static note => note is "out AskAsync" or "out DoubleAsync" or "second AskAsync" or "second DoubleAsync"));
    }

    [Fact]
    public async Task A_filter_may_answer_in_the_place_of_a_call_that_failed()
    {
        await using var host = await EngineHost.StartAsync(static silo => silo.AddIncomingGrainCallFilter(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (InvalidOperationException)
            {
                context.Result = 13;
            }
        }));

        Assert.Equal(13, await host.Client.GetGrain<IFilteredGrain>(Signal.NewName()).RefuseAsync().InTime());
    }

    private Task<EngineHost> StartAsync() => EngineHost.StartAsync(silo => silo
        .AddIncomingGrainCallFilter(FirstAsync)
        .AddIncomingGrainCallFilter(SecondAsync)
        .AddOutgoingGrainCallFilter(OutAsync));

    private async Task FirstAsync(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        _notes.Enqueue($"first {context.InterfaceMethod.Name} {context.ImplementationMethod.DeclaringType!.Name}");
        if (context.SourceId is { } source && source.Type.ToString() == "filtered")
        {
            _notes.Enqueue($"{source} calls {context.TargetId}");
        }

        if (RequestContext.Get("answer") is string answer)
        {
            context.Result = int.Parse(answer, CultureInfo.InvariantCulture);
            return;
        }

        await context.Invoke();
        _notes.Enqueue($"first {context.Result}");
    }

    private async Task SecondAsync(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        _notes.Enqueue($"second {context.MethodName}");
        try
        {
            await context.Invoke();
            _notes.Enqueue($"second {context.Result}");
        }
        catch (InvalidOperationException exception)
        {
            _notes.Enqueue($"second {exception.Message}");
            throw;
        }
    }

    private async Task OutAsync(IOutgoingGrainCallContext context)
    {
        if (context.TargetId.Type.ToString() != "filtered")
        {
            await context.Invoke();
            return;
        }

        _notes.Enqueue($"out {context.MethodName}");
        await context.Invoke();
        if (RequestContext.Get("add") is string add)
        {
            context.Result = (int)context.Result! + int.Parse(add, CultureInfo.InvariantCulture);
        }

        _notes.Enqueue($"out {context.Result}");
    }
}
