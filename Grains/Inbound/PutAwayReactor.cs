using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Carries out a put-away: moves the goods, gives back the room that was kept, plans what is left anew.</summary>
public sealed class PutAwayReactor : Reactor
{
    public PutAwayReactor(ICommands commands)
        : base("putAway", EventCodec.Types, commands) =>
        On<PutAwayCompleted>(CarryOutAsync, static (done, _) =>
        [
            GoodsKeys.Of(done.Plan.From, done.Plan.Goods.Key.Sku),
            .. done.Lines.Select(line => GoodsKeys.Of(line.Location, done.Plan.Goods.Key.Sku)),
        ]);

    private async Task CarryOutAsync(PutAwayCompleted done, Fact fact)
    {
        var (id, reference) = (PutAwayIds.Parse(fact.Key), fact.Reference);
        for (var i = 0; i < done.Lines.Length; i++) await CarryAsync($"{reference}:{i}", id, done.Plan, done.Lines[i]);
        if (done.Plan.To is { } to) await Commands.Location(to).FreeSpaceAsync(id).MustAsync(reference);
        await TellAsync(reference, id.Site, done);
        if (done.Rest > 0) await PlanRestAsync(reference, id.Site, done);
    }

    private Task CarryAsync(string reference, PutAwayId id, PutAwayPlanned plan, PutAwayPart part) =>
        Commands.Holder(plan.From)
            .TakeAsync(new(
                reference, [.. part.Units(plan.Goods.Key)], true, Holder.At(part.Location), StockReason.Move, null,
                part.Location == plan.To ? id : null))
            .MustAsync(reference);

    /// <summary>A delivery counts what is on shelves; what was put back can be sold again.</summary>
    private Task TellAsync(string reference, SiteId site, PutAwayCompleted done)
    {
        var quantity = done.Plan.Goods.Quantity - done.Rest;
        if (done.Plan.Inbound is { } asn) return Commands.Inbound(asn).RecordPutAwayAsync(reference, quantity);
        var goods = done.Plan.Goods with { Quantity = quantity };
        return Commands.Sku(goods.Key.Sku)
            .MoveAsync(new(reference, site, goods, Bucket.PutBack, Buckets.Of(goods.Key.Condition), StockReason.PutBack, []))
            .MustAsync(reference);
    }

    private Task PlanRestAsync(string reference, SiteId site, PutAwayCompleted done) =>
        Commands.Slotting(site).PlanAsync([new(
            reference,
            done.Plan.Inbound,
            done.Plan.Goods with { Quantity = done.Rest },
            done.Plan.From,
            [],
            done.RestSerials,
            done.Plan.Lpn)]);
}
