using Microsoft.Extensions.DependencyInjection;
using OrleansWarehouse.Engine.Tests.Calls;

namespace OrleansWarehouse.Engine.Tests.Hosting;

public sealed class NoteTask(IGrainFactory grains, StartNotes notes) : IStartupTask
{
    public async Task Execute(CancellationToken cancellationToken)
    {
        var key = await grains.GetGrain<ICallGrain>("first").KeyAsync();
        lock (notes)
        {
            notes.Add($"task {key}");
        }
    }
}

public sealed class StartNotes : List<string>;

public sealed class HostingTests
{
    [Fact]
    public async Task Start_up_tasks_call_grains_before_the_host_has_started()
    {
        var notes = new StartNotes();

        await using var host = await EngineHost.StartAsync(silo =>
        {
            silo.Services.AddSingleton(notes);
            silo.AddStartupTask<NoteTask>();
            silo.AddStartupTask(async (services, _) =>
            {
                var key = await services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("second").KeyAsync();
                lock (notes)
                {
                    notes.Add($"delegate {key}");
                }
            });
        });

        Assert.Equal(["delegate second", "task first"], notes.Order());
    }

    [Fact]
    public async Task A_start_up_task_that_fails_stops_the_host_from_starting() =>
        await Assert.ThrowsAnyAsync<Exception>(() => EngineHost.StartAsync(static silo =>
            silo.AddStartupTask(static (_, _) => throw new InvalidOperationException("not ready"))).InTime());

    [Fact]
    public async Task The_client_and_the_factory_are_services_of_the_host()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("a", await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("a").KeyAsync());
        Assert.Equal("b", await host.Services.GetRequiredService<IClusterClient>().GetGrain<ICallGrain>("b").KeyAsync());
    }

    [Fact]
    public async Task Two_silos_in_one_process_have_grains_of_their_own()
    {
        await using var one = await EngineHost.StartAsync();
        await using var two = await EngineHost.StartAsync();

        await one.Client.GetGrain<ICallGrain>("x").AppendAsync(1);

        Assert.Empty(await two.Client.GetGrain<ICallGrain>("x").NumbersAsync());
        Assert.Single(await one.Client.GetGrain<ICallGrain>("x").NumbersAsync());
    }
}
