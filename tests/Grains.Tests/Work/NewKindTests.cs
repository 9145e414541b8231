using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.Work;

/// <summary>What comes later adds a kind of work and nothing else; and the queue holds nothing that its tasks do not say.</summary>
public sealed class NewKindTests
{
    [Fact]
    public async Task A_kind_that_is_registered_is_given_out_owned_and_handed_over_as_all_others_are()
    {
        await using var host = await StartAsync();
        var (site, ada, bob) = await PeopleAsync(host);
        Assert.True((await Sweep(host, site, "s1").AskAsync("A1", "broom")).Accepted);
        Assert.True((await Sweep(host, site, "s2").AskAsync("A2", null)).Accepted);

        Assert.Equal("s1", await NextAsync(ada));
        Assert.Equal("s2", await NextAsync(bob));
        Assert.Equal("in_other_hands", (await Sweep(host, site, "s2").TakeAsync(new("ada"))).Refusal!.Code);
        Assert.Equal("s2", (await bob.GetAsync())!.Task);
        Assert.True((await Sweep(host, site, "s2").HandOverAsync(new("ada", "she is near"))).Accepted);
        Assert.Null(await NextAsync(bob));

        await Sweep(host, site, "s1").SweptAsync();
        Assert.Equal("s2", await NextAsync(ada));
        await Sweep(host, site, "s2").SweptAsync();
        Assert.Null(await NextAsync(ada));
        Assert.Empty((await ListAsync(host, site)).Items);
    }

    [Fact]
    public async Task Who_asks_at_the_same_moment_gets_something_else()
    {
        await using var host = await StartAsync();
        var site = await host.SiteAsync("GB", "SW1");
        var pickers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PickerAsync(host, site, $"p{i}")));
        for (var i = 0; i < pickers.Length; i++) await Sweep(host, site, $"s{i}").AskAsync("A1", null);

        var given = await Task.WhenAll(pickers.SelectMany(picker => new[] { NextAsync(picker), NextAsync(picker) }));

        Assert.Equal(pickers.Length, given.Distinct().Count());
        Assert.All(given, Assert.NotNull);
        Assert.All(given.Chunk(2), static twice => Assert.Equal(twice[0], twice[1]));
    }

    [Fact]
    public async Task A_queue_that_is_thrown_away_is_as_it_was_when_it_is_made_anew()
    {
        await using var host = await StartAsync();
        var (site, ada, _) = await PeopleAsync(host);
        for (var i = 0; i < 6; i++) await Sweep(host, site, $"s{i}").AskAsync("A1", null);
        await NextAsync(ada);
        await Sweep(host, site, "s1").SweptAsync();
        await Sweep(host, site, "s2").HandOverAsync(new("bob", "x"));
        await Sweep(host, site, "s3").TakeAsync(new("bob"));
        await Sweep(host, site, "s3").ReleaseAsync(new("bob", "x"));
        await Sweep(host, site, "s1").AskAsync("A9", null);
        var before = (await ListAsync(host, site)).Items;
        Assert.Equal(
            [("s0", "ada", null), ("s1", null, null), ("s2", null, "bob"), ("s3", null, null), ("s4", null, null), ("s5", null, null)],
            before.OrderBy(static item => item.Id, StringComparer.Ordinal).Select(static item => (item.Id, item.Picker, item.KeptFor)));

        await host.Services.GetRequiredService<ViewStore>().RebuildAsync("workQueue", TestContext.Current.CancellationToken);
        Assert.Equal(before, (await ListAsync(host, site)).Items);
        await host.RestartAsync();

        Assert.Equal(before, (await ListAsync(host, site)).Items);
        Assert.Equal("s0", await NextAsync(host.Grains.GetGrain<IPickerGrain>($"{site}/ada")));
        Assert.Equal("s2", await NextAsync(host.Grains.GetGrain<IPickerGrain>($"{site}/bob")));
    }

    private static Task<WarehouseHost> StartAsync() => WarehouseHost.StartAsync(configure: static services => services.AddSingleton(SweepGrain.Kind));

    private static async Task<(SiteId Site, IPickerGrain Ada, IPickerGrain Bob)> PeopleAsync(WarehouseHost host)
    {
        var site = await host.SiteAsync("GB", "SW1");
        return (site, await PickerAsync(host, site, "ada", "broom"), await PickerAsync(host, site, "bob"));
    }

    private static async Task<IPickerGrain> PickerAsync(WarehouseHost host, SiteId site, string picker, params string[] skills)
    {
        var grain = host.Grains.GetGrain<IPickerGrain>(new PickerId(site, picker).ToString());
        Assert.True((await grain.PutAsync(new(picker, [.. skills]))).Accepted);
        return grain;
    }

    private static async Task<string?> NextAsync(IPickerGrain picker) => (await picker.NextAsync(new([]))).Value!.Work?.Id;

    private static ISweepGrain Sweep(WarehouseHost host, SiteId site, string task) => host.Grains.GetGrain<ISweepGrain>(SweepGrain.KeyOf(site, task));

    private static async Task<(IReadOnlyList<WorkItem> Items, bool More)> ListAsync(WarehouseHost host, SiteId site)
    {
        var page = await host.Services.GetRequiredService<WorkQueries>().NextAsync(site, new(), new(100));
        return (page.Rows, page.Next is not null);
    }
}
