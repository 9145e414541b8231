using Orleans.Concurrency;

namespace OrleansWarehouse.Engine.Tests.Life;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<Guid> ActivationAsync();

    Task EndAsync();

    Task StayAsync(TimeSpan time);

    Task WaitThenEndAsync(string signal);

    Task WaitAsync(string signal);

    Task AskForTheEndAndWaitAsync(string signal);

    [AlwaysInterleave]
    Task AskForTheEndAsync();
}

/// <summary>Its life is noted in the signal of its key.</summary>
public sealed class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    private Signal Mine => Signal.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        Mine.Notes.Enqueue($"begin {_activation}");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Mine.Notes.Enqueue($"ending {_activation} {reason.ReasonCode}");
        await Task.Yield();
        await Task.Delay(5, CancellationToken.None);
        Mine.Notes.Enqueue($"end {_activation}");
        Mine.Reach();
    }

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task StayAsync(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public async Task WaitThenEndAsync(string signal)
    {
        await WaitAsync(signal);
        DeactivateOnIdle();
    }

    public async Task WaitAsync(string signal)
    {
        Signal.Of(signal).Reach();
        await Signal.Of(signal).WhenOpened();
        Mine.Notes.Enqueue("waited");
    }

    public async Task AskForTheEndAndWaitAsync(string signal)
    {
        DeactivateOnIdle();
        await WaitAsync(signal);
    }

    public Task AskForTheEndAsync() => EndAsync();
}

public interface IMoodyGrain : IGrainWithStringKey
{
    Task<int> AttemptsAsync();
}

/// <summary>Fails as often as its key says, then lives.</summary>
public sealed class MoodyGrain : Grain, IMoodyGrain
{
    private Signal Mine => Signal.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Mine.Notes.Enqueue("attempt");
        await Task.Yield();
        if (Mine.Notes.Count <= int.Parse(this.GetPrimaryKeyString().Split('/')[0], System.Globalization.CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException("not today");
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Mine.Notes.Enqueue("ended");
        return Task.CompletedTask;
    }

    public Task<int> AttemptsAsync() => Task.FromResult(Mine.Notes.Count);
}

public interface IBadlyMadeGrain : IGrainWithStringKey
{
    Task AnyAsync();
}

public sealed class BadlyMadeGrain : Grain, IBadlyMadeGrain
{
    public BadlyMadeGrain() => throw new InvalidOperationException("cannot be made");

    public Task AnyAsync() => Task.CompletedTask;
}
