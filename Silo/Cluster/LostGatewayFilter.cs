namespace OrleansWarehouse.Silo.Cluster;

/// <summary>
/// A client that loses its connection to a silo never gets the answers of the calls that were in flight there, and would wait for their
/// timeout. This filter fails every call that is not answered shortly after the loss: it may or may not have run, as with a timeout, only
/// sooner. Calls to silos that are merely slow continue, because their connections stay.
/// </summary>
internal sealed class LostGatewayFilter : IOutgoingGrainCallFilter, IDisposable
{
    /// <summary>Enough for the other silos to answer calls of the same moment, and to detect that a silo has ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly TimeProvider clock;
    private CancellationTokenSource loss;

    public LostGatewayFilter(TimeProvider clock) => (this.clock, loss) = (clock, New(clock));

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        var token = Volatile.Read(ref loss).Token;
        var call = context.Invoke();
        return call.IsCompleted ? call : UnlessLostAsync(call, context, token);
    }

    public void GatewaysChanged(object? sender, GatewayCountChangedEventArgs change)
    {
        if (change.NumberOfConnectedGateways >= change.PreviousNumberOfConnectedGateways) return;
        Interlocked.Exchange(ref loss, New(clock)).CancelAfter(Grace);
    }

    public void Dispose() => loss.Dispose();

    private static CancellationTokenSource New(TimeProvider clock) => new(Timeout.InfiniteTimeSpan, clock);

    private static async Task UnlessLostAsync(Task call, IOutgoingGrainCallContext context, CancellationToken lost)
    {
        try
        {
            await call.WaitAsync(lost);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !call.IsCompleted)
        {
            throw new SiloUnavailableException($"The connection to a silo was lost during {context.InterfaceName}.{context.MethodName} of {context.TargetId}.");
        }
    }
}
