using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Carries out a put-away: moves the goods, gives back the room that was kept, plans what is left anew.</summary>
public sealed class PutAwayReactor : Reactor
{
    public PutAwayReactor(ICommands commands)
        : base("putAway", EventCodec.Types, commands)
    {
        On<PutAwayCompleted>(CarryOutAsync, static (done, _) =>
        [
            GoodsKeys.Of(done.Plan.From, done.Plan.Goods.Key.Sku),
            .. done.Lines.Select(line => GoodsKeys.Of(line.Location, done.Plan.Goods.Key.Sku)),
        ]);
        On<PutAwayCut>(ShrinkAsync);
    }

    private async Task CarryOutAsync(PutAwayCompleted done, Fact fact)
    {
        var (id, reference) = (PutAwayIds.Parse(fact.Key), fact.Reference);
        for (var i = 0; i < done.Lines.Length; i++) await CarryAsync($"{reference}:{i}", id, done, done.Lines[i]);
        if (done.Plan.To is { } to) await Commands.Location(to).FreeSpaceAsync(id).MustAsync(reference);
        // First the rest gets a plan of its own in its place: what leads to a shelf is for sale all the while.
        if (done.Rest > 0) await PlanRestAsync(reference, id, done);
        await Commands.Holder(done.Plan.From).DeallocateAsync(id.Code, long.MaxValue, reference).MustAsync(reference);
        // What had gone another way before this was heard was told then.
        await RecordAsync(reference, done.Plan, done.Open - done.Rest);
    }

    private async Task ShrinkAsync(PutAwayCut cut, Fact fact)
    {
        if (cut is { Ended: true, Plan.To: { } to })
            await Commands.Location(to).FreeSpaceAsync(PutAwayIds.Parse(fact.Key)).MustAsync(fact.Reference);
        if (cut.Plan is { } plan) await RecordAsync(fact.Reference, plan, cut.Quantity);
    }

    private async Task CarryAsync(string reference, PutAwayId id, PutAwayCompleted done, PutAwayPart part)
    {
        var place = (await Commands.Location(part.Location).GetAsync())?.Definition;
        var to = new Destination(Holder.At(part.Location), place?.Kind, place?.Blocked ?? false);
        await Commands.Holder(done.Plan.From)
            .TakeAsync(new(
                reference,
                [.. part.Units(done.Plan.Goods.Key).Select(static goods => new TakenGoods(goods.Key, goods.Quantity))],
                true, to, StockReason.Move, id.Code, part.Location == done.Plan.To ? id : null, done.At))
            .MustAsync(reference);
    }

    /// <summary>A delivery counts what has left the dock.</summary>
    private Task RecordAsync(string reference, PutAwayPlanned plan, long quantity) =>
        plan.Inbound is { } asn && quantity > 0 ? Commands.Inbound(asn).RecordPutAwayAsync(reference, quantity) : Task.CompletedTask;

    private Task PlanRestAsync(string reference, PutAwayId id, PutAwayCompleted done) =>
        Commands.Slotting(id.Site).PlanAsync([new(
            reference,
            done.Plan.Inbound,
            done.Plan.Goods with { Quantity = done.Rest },
            done.Plan.From,
            [],
            done.RestSerials,
            done.Plan.Lpn,
            id.Code)]);
}
