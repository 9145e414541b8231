using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Carries out a put-away: moves the goods, gives back the room that was kept, plans what is left anew.</summary>
public sealed class PutAwayReactor(IGrainFactory grains) : IReactor
{
    private const string Prefix = "putAway:";

    public string Name => "putAway";

    public bool Handles(StoredEvent stored) => stored.Type == "putAwayCompleted";

    public IReadOnlyList<string> GoodsOf(StoredEvent stored) =>
        EventCodec.Decode(stored) is PutAwayCompleted { Plan: { } plan } done
            ? [GoodsKeys.Of(plan.From, plan.Goods.Key.Sku), .. done.Lines.Select(line => GoodsKeys.Of(line.Location, plan.Goods.Key.Sku))]
            : [];

    public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        if (EventCodec.Decode(stored) is not PutAwayCompleted done) return;
        RequestBy.Current = stored.By;
        var id = PutAwayIds.Parse(stored.Stream[Prefix.Length..]);
        var reference = $"{stored.Stream}@{stored.Version}";
        for (var i = 0; i < done.Lines.Length; i++) await CarryAsync($"{reference}:{i}", id, done.Plan, done.Lines[i]);
        if (done.Plan.To is { } to)
            await grains.GetGrain<ILocationGrain>(to.ToString()).FreeSpaceAsync(id).MustAsync(reference);
        await TellAsync(reference, id.Site, done);
        if (done.Rest > 0) await PlanRestAsync(reference, id.Site, done);
    }

    private Task CarryAsync(string reference, PutAwayId id, PutAwayPlanned plan, PutAwayPart part)
    {
        var taking = new Taking(
            reference, [.. part.Units(plan.Goods.Key)], true, Holder.At(part.Location), StockReason.Move, null, part.Location == plan.To ? id : null);
        return (plan.From.Kind is HolderKind.Location
            ? grains.GetGrain<ILocationGrain>(plan.From.Key).TakeAsync(taking)
            : grains.GetGrain<IContainerGrain>(plan.From.Key).TakeAsync(taking)).MustAsync(reference);
    }

    /// <summary>A delivery counts what is on shelves; what was put back can be sold again.</summary>
    private Task TellAsync(string reference, SiteId site, PutAwayCompleted done)
    {
        var quantity = done.Plan.Goods.Quantity - done.Rest;
        if (done.Plan.Inbound is { } asn) return grains.GetGrain<IInboundGrain>(asn.ToString()).RecordPutAwayAsync(reference, quantity);
        var goods = done.Plan.Goods with { Quantity = quantity };
        return grains.GetGrain<ISkuGrain>(goods.Key.Sku.ToString())
            .MoveAsync(new(reference, site, goods, Bucket.PutBack, Buckets.Of(goods.Key.Condition), StockReason.PutBack, []))
            .MustAsync(reference);
    }

    private Task PlanRestAsync(string reference, SiteId site, PutAwayCompleted done) =>
        grains.GetGrain<ISlottingGrain>(site.Value).PlanAsync([new(
            reference,
            done.Plan.Inbound,
            done.Plan.Goods with { Quantity = done.Rest },
            done.Plan.From,
            [],
            done.RestSerials,
            done.Plan.Lpn)]);
}
