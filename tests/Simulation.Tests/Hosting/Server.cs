using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Buyers;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Api.Orders;
using OrleansWarehouse.Api.People;
using OrleansWarehouse.Api.Picking;
using OrleansWarehouse.Api.Shipping;
using OrleansWarehouse.Api.Tenancies;
using OrleansWarehouse.Api.Work;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Silo;
using OrleansWarehouse.Simulation.Tests.Followers;
using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.Log;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.People;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>One life of the server's process: its grains, caches and followers, over a log that outlives it.</summary>
internal sealed class Server : IDisposable
{
    private readonly World world;
    private readonly ServiceProvider services;
    private readonly SimViews views;
    private readonly Desk desk;

    /// <param name="checkpoint">Up to where the reactors had come.</param>
    public Server(World world, Dice dice, Tampering tampering, long checkpoint)
    {
        this.world = world;
        Process = world.Log.Caller = new();
        Silo = new(world.Scheduler, Process, tampering);
        services = Build(dice);
        Silo.Services = services;
        views = new(world.Log, services.GetServices<IProjection>(), tampering.Unseen);
        Reactions = new(world.Scheduler, world.Clock, dice, world.FollowerFaults, world.Faults, Process, [.. services.GetServices<IReactor>()])
        {
            Altering = tampering.Reaction,
            Failed = (reaction, failure) => world.ReactionFailed?.Invoke(reaction, failure),
        };
        Deadlines = new(
            world.Scheduler, world.Clock, dice, world.FollowerFaults, world.Faults, Process, world.Log, services.GetRequiredService<IDueHandler>)
        {
            Altering = tampering.Deadline,
            Failed = (row, failure) => world.DeadlineFailed?.Invoke(row, failure),
        };
        desk = new(new Both(services, WarehouseApi.Instance.Services));
        ReadReferences();
        world.Log.Missed = ReadReferences;
        Reactions.Take([.. world.Log.All.Skip((int)checkpoint)]);
    }

    public Process Process { get; }

    public Silo Silo { get; }

    public SimReactions Reactions { get; }

    public SimDeadlines Deadlines { get; }

    /// <summary>Requests that have no answer yet.</summary>
    public int Serving { get; private set; }

    /// <summary>Works on a request; says what came of it once, also when the process dies over it.</summary>
    public void Serve(Ask ask, Action<Answer> answer)
    {
        var told = false;
        Serving++;
        Process.OnDeath(() => Tell(Answer.Lost));
        new Lane(world.Scheduler, Process).Post(() => _ = WorkAsync());

        async Task WorkAsync() => Tell(await desk.ServeAsync(ask));

        void Tell(Answer done)
        {
            if (told) return;
            told = true;
            Serving--;
            answer(done);
        }
    }

    public void Dispose()
    {
        Process.Die();
        views.Dispose();
        services.Dispose();
    }

    /// <summary>Has reference data read what they were not told of, as at the start.</summary>
    private void ReadReferences() =>
        new Lane(world.Scheduler, Process).Post(() => _ = services.GetRequiredService<Replicas>().ReachHeadAsync().AsTask());

    private ServiceProvider Build(Dice dice)
    {
        var (shared, all) = (WarehouseApi.Instance, new ServiceCollection());
        all.AddWarehouse(shared.Configuration, hostsGrains: false);
        all.AddSingleton<AnswerStore>().AddSingleton<AnswerRebuilders>().AddSingleton<IAnswerRebuilder, PickRetelling>().AddSingleton<IAnswerRebuilder, OrderRetelling>()
            .AddSingleton<IPeople>(world.People).AddSingleton<PersonalData>().AddSingleton<OpenOrders>().AddSingleton<Batch>().AddSingleton<LabelPrinter>().AddSingleton<TrackingTokens>()
            .AddSingleton<PeopleKey>().AddSingleton<AccessAuthorizer>().AddSingleton<Tenants>().AddSingleton<ActorNames>().AddSingleton<KeyRing>().AddSingleton<AdminKey>();
        all.AddSingleton<WorkDoors>();
        foreach (var door in shared.Services.GetServices<WorkDoor>()) all.AddSingleton(door);
        all.AddSingleton(shared.Services.GetRequiredService<IOptions<JsonOptions>>())
            .AddSingleton(shared.Services.GetRequiredService<IOptions<ApiOptions>>())
            .AddSingleton(shared.Services.GetRequiredService<IOptions<ShippingOptions>>())
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        all.AddSingleton<IEventLog>(world.Log).AddSingleton<ISnapshotStore>(world.Snapshots).AddSingleton<TimeProvider>(world.Clock)
            .AddSingleton<IGrainFactory>(new SimGrains(Silo)).AddSingleton<IViews>(_ => views).AddSingleton<IReactions>(_ => Reactions)
            .AddSingleton<ISetAsides, NoSetAsides>();
        all.AddSingleton(dice).AddSingleton(world.FollowerFaults).AddSingleton(world.Faults).AddSingleton(typeof(LastKnown<,>), typeof(StaleLastKnown<,>));
        all.AddSingleton(services => new AggregateServices(
            world.Log, world.Snapshots, EventCodec.Types, services.GetRequiredService<Replicas>(), services.GetRequiredService<ICommands>(),
            world.Clock, NullLogger<AggregateServices>.Instance)
        {
            Background = new LaneTaskScheduler(world.Scheduler, Process),
            SnapshotAfterBytes = 4 * 1024,
        });
        return all.BuildServiceProvider();
    }

    /// <summary>What a process has of its own, and what of the framework it shares with all others. A service of the product that is not its
    /// own would bring the grains and the log of another host with it.</summary>
    private sealed class Both(IServiceProvider own, IServiceProvider shared) : IServiceProvider
    {
        public object? GetService(Type serviceType) => own.GetService(serviceType) ?? (IsProduct(serviceType)
            ? throw new InvalidOperationException($"{serviceType} is not registered in the simulator.")
            : shared.GetService(serviceType));

        private static bool IsProduct(Type type) => type.Assembly.GetName().Name!.StartsWith("OrleansWarehouse.", StringComparison.Ordinal);
    }

    /// <summary>They are the simulator's own business.</summary>
    private sealed class NoSetAsides : ISetAsides
    {
        public ValueTask<IReadOnlyList<SetAside>> ReadSetAsidesAsync(CancellationToken cancellationToken = default) => new([]);

        public Task PutSetAsideAsync(SetAside one) => Task.CompletedTask;

        public Task CloseSetAsideAsync(string id) => Task.CompletedTask;

        public Task<bool> WantRetryAsync(string id) => Task.FromResult(false);
    }
}
