using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>
/// A SKU as a grain. Reentrant: it decides the next reservation while the last one's commit is under way, so that a SKU that
/// everybody wants is limited by the processor and not by the disk.
/// </summary>
[Reentrant]
public sealed class SkuGrain(AggregateServices services) : AggregateGrain<SkuState, SkuEvent>(Definition, services), ISkuGrain
{
    internal static readonly Aggregate<SkuState, SkuEvent> Definition = new(
        "sku", SkuState.Initial, SkuFold.Evolve, Subjects, InventoryJson.Default.SkuState, SnapshotSchema: 4);

    private SkuId? id;

    private SkuId Id => id ??= IId<SkuId>.Parse(Key);

    public Task<ImmutableArray<SiteQuantity>> AvailableAsync() => ReadAsync(SkuViews.Available);

    public Task<bool> HasStockAsync() => ReadAsync(static state => !state.Sites.IsEmpty);

    public Task<AvailabilityView> AvailabilityAsync() =>
        ReadAsync(state => SkuViews.Availability(state, Id, Now, Position));

    public Task<Outcome<ClaimView>> SetAsync(SetClaim command) => ExecuteAsync(
        (state, now) => Sku.Set(state, command, now), state => SkuViews.Claim(state, command.Order));

    public Task<Outcome<Done>> HearAsync(HolderReport command) =>
        ExecuteAsync((state, now) => Sku.Hear(state, command, now), command.Reference);

    public Task ExpireAsync() => RecordAsync(Sku.Expire);

    public Task<Outcome<Done>> AnnounceAsync(AnnounceSupply command) => ExecuteAsync((state, _) => Sku.Announce(state, command));

    private static string[] Subjects(string key, SkuEvent @event) => [Subject.MerchantOf(key)];
}
