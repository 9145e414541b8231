using OrleansWarehouse.Platform.Tests.Hosting;

namespace OrleansWarehouse.Platform.Tests.Life;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<Guid> ActivationAsync();

    /// <summary>Ends the activation as soon as it is idle.</summary>
    Task<Guid> EndAsync();

    Task AskForTheEndAndWaitAsync(string signal);
}

/// <summary>Records its activations and calls in the signal of its key. Its deactivation takes a while.</summary>
public sealed class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid activation = Guid.NewGuid();

    private Signal Mine => Signal.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        Mine.Notes.Enqueue("begin");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Mine.Notes.Enqueue("ending");
        await Task.Yield();
        Mine.Notes.Enqueue("end");
    }

    public Task<Guid> ActivationAsync()
    {
        Mine.Notes.Enqueue("call");
        return Task.FromResult(activation);
    }

    public Task<Guid> EndAsync()
    {
        DeactivateOnIdle();
        return ActivationAsync();
    }

    public async Task AskForTheEndAndWaitAsync(string signal)
    {
        DeactivateOnIdle();
        Signal.Of(signal).Reach();
        await Signal.Of(signal).WhenOpened();
        Mine.Notes.Enqueue("waited");
    }
}
