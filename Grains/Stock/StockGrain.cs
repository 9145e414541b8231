using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>
/// A SKU as a grain. Reentrant: it decides the next reservation while the last commit is in flight, so that a hot SKU is limited by
/// the processor and not by the disk.
/// </summary>
[Reentrant]
public sealed class StockGrain(AggregateServices services, Availability availability)
    : AggregateGrain<StockState, StockEvent>(Definition, services), IStockGrain
{
    internal static readonly Aggregate<StockState, StockEvent> Definition = new(
        "sku", StockState.Initial, StockFold.Evolve, Subjects, StockJson.Default.StockState, SnapshotSchema: 4);

    private SkuId? id;

    private SkuId Id => id ??= IId<SkuId>.Parse(Key);

    public Task<ImmutableArray<SiteQuantity>> AvailableAsync() => ReadAsync(StockViews.Available);

    public Task<bool> HasStockAsync() => ReadAsync(static state => !state.Sites.IsEmpty);

    public Task<AvailabilityView> AvailabilityAsync() =>
        ReadAsync(state => StockViews.Availability(state, Id, Now, Position));

    public Task<Outcome<ClaimView>> SetAsync(SetClaim command) => ExecuteAsync(
        (state, now) => Stock.Set(state, command, now), state => StockViews.Claim(state, command.Order));

    public Task<Outcome<Done>> RecordReportAsync(HolderReport command) =>
        ExecuteAsync((state, now) => Stock.RecordReport(state, command, now), command.Reference);

    public Task ExpireAsync() => RecordAsync(Stock.Expire);

    public Task<Outcome<Done>> AnnounceAsync(AnnounceSupply command) => ExecuteAsync((state, _) => Stock.Announce(state, command));

    protected override void Tell(StockState durable) => availability.Tell(Id, durable);

    private static string[] Subjects(string key, StockEvent @event) => [Subject.MerchantOf(key)];
}
