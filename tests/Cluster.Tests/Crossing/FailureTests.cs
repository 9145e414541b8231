using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Cluster.Tests.Hosting;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Cluster.Tests.Crossing;

/// <summary>A remote caller gets the same error as a local one.</summary>
public sealed class FailureTests(RunningCluster cluster)
{
    public static TheoryData<RefusalKind> Kinds => [.. Enum.GetValues<RefusalKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_refusal_arrives_with_its_kind_its_code_and_its_fields(RefusalKind kind)
    {
        var refusal = new Refusal(kind, "some_code", "Some detail.", [new("lines[0].sku", "There is none."), new("site", "It is closed.")]);

        var told = await (await FarAsync()).RefuseAsync(refusal);

        Assert.False(told.Accepted);
        Assert.Equal(refusal with { Errors = told.Refusal.Errors }, told.Refusal);
        Assert.Equal(refusal.Errors, told.Refusal.Errors);
    }

    [Fact]
    public async Task A_grain_of_the_product_refuses_alike_on_both_silos()
    {
        var key = $"{Guid.NewGuid():N}/web:1";

        for (var silo = 0; silo < 2; silo++)
        {
            var refused = await cluster.Silos.GrainsFrom(silo).GetGrain<IOrderGrain>(key).CancelAsync(new("no more", [], null));
            Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
        }
    }

    [Fact]
    public async Task An_unavailable_warehouse_says_why()
    {
        var far = await FarAsync();

        var thrown = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => far.FailAsync(Failure.Unavailable));
        Assert.Equal(("contended", "Written elsewhere."), (thrown.Code, thrown.Message));
        var ofLog = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => far.FailAsync(Failure.Log));
        Assert.Equal(("disk_full", "The disk is full."), (ofLog.Code, ofLog.Message));
        var ofDatabase = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => far.FailAsync(Failure.Database));
        Assert.Equal(("unavailable", "The connection is lost."), (ofDatabase.Code, ofDatabase.Message));
    }

    [Fact]
    public async Task An_exception_that_cannot_cross_is_told_by_its_name_and_others_are_themselves()
    {
        var far = await FarAsync();

        var unknown = await Assert.ThrowsAsync<InvalidOperationException>(() => far.FailAsync(Failure.Unknown));
        Assert.Equal("UnknownException: Who knows?", unknown.Message);
        Assert.Equal("Too late.", (await Assert.ThrowsAsync<TimeoutException>(() => far.FailAsync(Failure.Timeout))).Message);
        Assert.Contains("failure", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => far.FailAsync(Failure.Bug))).Message, StringComparison.Ordinal);
    }

    /// <summary>Returns a grain that is not in the silo that calls it.</summary>
    private async Task<IFailingGrain> FarAsync()
    {
        var here = cluster.Silos.ServicesOf(0).GetRequiredService<ILocalSiloDetails>().SiloAddress;
        while (true)
        {
            var grain = cluster.Silos.GrainsFrom(0).GetGrain<IFailingGrain>(Guid.NewGuid().ToString());
            if (!here.Equals(await grain.WhereAsync())) return grain;
        }
    }
}
