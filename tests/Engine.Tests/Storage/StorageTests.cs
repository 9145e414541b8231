using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace OrleansWarehouse.Engine.Tests.Storage;

public sealed class StorageTests(SharedHost host)
{
    [Fact]
    public async Task What_is_written_outlives_the_activation_and_what_is_not_does_not()
    {
        var grain = host.Grain<IShelfGrain>();
        Assert.Equal((null, false), await grain.VersionAsync());
        await grain.PutAsync(7);
        await grain.PutWithoutWritingAsync(8);
        Assert.Equal(8, await grain.UnitsAsync());

        await grain.EndAsync();

        Assert.Equal(7, await grain.UnitsAsync().InTime());
        Assert.True((await grain.VersionAsync()).Exists);
        Assert.NotNull((await grain.VersionAsync()).Etag);
    }

    [Fact]
    public async Task Reading_again_forgets_what_was_not_written()
    {
        var grain = host.Grain<IShelfGrain>();
        await grain.PutAsync(7);
        await grain.PutWithoutWritingAsync(8);

        await grain.ReadAgainAsync();

        Assert.Equal(7, await grain.UnitsAsync());
    }

    [Fact]
    public async Task Every_write_has_another_etag_and_clearing_takes_it_away()
    {
        var grain = host.Grain<IShelfGrain>();
        await grain.PutAsync(1);
        var first = await grain.VersionAsync();
        await grain.PutAsync(2);

        Assert.NotEqual(first.Etag, (await grain.VersionAsync()).Etag);
        await grain.ClearAsync();
        Assert.Equal((null, false), await grain.VersionAsync());
        Assert.Equal(0, await grain.UnitsAsync());
        await grain.PutAsync(3);
        Assert.True((await grain.VersionAsync()).Exists);
    }

    [Fact]
    public async Task A_storage_registered_by_name_keeps_each_state_by_its_name_and_grain()
    {
        var storage = new OwnStorage();
        await using var own = await Host(storage);
        var grain = own.Client.GetGrain<IKeyedShelfGrain>("rack/1");
        await grain.PutAsync(5);

        Assert.Equal(2, await grain.BothAsync(3));

        Assert.Equal(
            [("lower keyedshelf/rack/1", (3, 1)), ("upper keyedshelf/rack/1", (5, 1))],
            storage.Stored.OrderBy(static pair => pair.Key).Select(static pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task A_stale_write_fails_with_both_etags_and_ends_the_activation_which_then_reads_anew()
    {
        var storage = new OwnStorage();
        await using var own = await Host(storage);
        var grain = own.Client.GetGrain<IKeyedShelfGrain>("rack/2");
        await grain.PutAsync(5);
        var activation = await grain.ActivationAsync();
        storage.Stored["upper keyedshelf/rack/2"] = (50, 9);

        var stale = await Assert.ThrowsAsync<InconsistentStateException>(() => grain.PutAsync(6).InTime());

        Assert.Equal(("9", "1"), (stale.StoredEtag, stale.CurrentEtag));
        Assert.Equal(50, await grain.UnitsAsync().InTime());
        Assert.NotEqual(activation, await grain.ActivationAsync());
    }

    [Fact]
    public async Task A_failing_storage_fails_the_activation_with_an_exception_of_the_engine()
    {
        var storage = new OwnStorage { Failure = new TimeZoneNotFoundException("driver") };
        await using var own = await Host(storage);
        var grain = own.Client.GetGrain<IKeyedShelfGrain>("rack/3");

        var failure = await Assert.ThrowsAnyAsync<OrleansException>(() => grain.UnitsAsync().InTime());

        Assert.IsType<TimeZoneNotFoundException>(failure.InnerException);
        storage.Failure = null;
        Assert.Equal(0, await grain.UnitsAsync().InTime());
    }

    private static Task<EngineHost> Host(OwnStorage storage) =>
        EngineHost.StartAsync(silo => silo.Services.AddGrainStorage("own", (_, _) => storage));
}
