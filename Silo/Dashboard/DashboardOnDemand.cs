using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OrleansWarehouse.Silo.Dashboard;

/// <summary>Holds the background parts of the dashboard and starts them when it is opened.</summary>
/// <param name="parts">The registrations of its hosted services, silo lifecycle participants and call filter.</param>
internal sealed class DashboardOnDemand(IServiceProvider services, IReadOnlyList<ServiceDescriptor> parts) : IIncomingGrainCallFilter, IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly LateLifecycle lifecycle = new();
    private volatile IIncomingGrainCallFilter? filter;

    public Task Invoke(IIncomingGrainCallContext context) => filter is { } looking ? looking.Invoke(context) : context.Invoke();

    /// <summary>Starts the parts once; after a failure, the next call tries again.</summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        if (filter is not null) return;
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (filter is not null) return;
            var made = parts.Select(Make).ToList();
            foreach (var participant in made.OfType<ILifecycleParticipant<ISiloLifecycle>>()) participant.Participate(lifecycle);
            // Not cancelled when the request is aborted: a half-done start would be repeated by the next request.
            await lifecycle.StartAsync(CancellationToken.None);
            foreach (var hosted in made.OfType<IHostedService>().Distinct()) await hosted.StartAsync(CancellationToken.None);
            filter = made.OfType<IIncomingGrainCallFilter>().Single();
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        await lifecycle.StopAsync();
    }

    private object Make(ServiceDescriptor part) =>
        part.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, part.ImplementationType!);

    /// <summary>A lifecycle for a silo that has already started.</summary>
    private sealed class LateLifecycle : ISiloLifecycle
    {
        private readonly List<(int Stage, ILifecycleObserver Observer)> waiting = [];
        private readonly List<ILifecycleObserver> started = [];

        public int HighestCompletedStage => ServiceLifecycleStage.Last;

        public int LowestStoppedStage => int.MaxValue;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            waiting.Add((stage, observer));
            return new Subscription();
        }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var (_, observer) in waiting.OrderBy(static one => one.Stage))
            {
                await observer.OnStart(cancellationToken);
                started.Add(observer);
            }

            waiting.Clear();
        }

        public async Task StopAsync()
        {
            foreach (var observer in Enumerable.Reverse(started)) await observer.OnStop(CancellationToken.None);
            started.Clear();
        }

        private sealed class Subscription : IDisposable
        {
            public void Dispose()
            {
                // The dashboard never unsubscribes.
            }
        }
    }
}
