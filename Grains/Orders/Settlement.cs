using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>
/// Settles with its SKUs what an order wants, when it is placed and each time that it wants or has something else, and makes its fulfilments
/// those of its claims. SKUs are asked first: what a fulfilment gives up after that is promised to the order no more. What is asked of either
/// is how it is to be, not what is to change: the step may be done again.
/// </summary>
internal sealed class Settlement(
    OrderId id, AggregateRunner<OrderState, OrderEvent> runner, ICommands commands, ReferenceData reference)
{
    public static Process<Settlement, OrderState, OrderEvent> Process { get; } = new(
        "settling", [new("claim", static state => state.AwaitsStock, static (settlement, state) => settlement.SettleAsync(state))]);

    private async Task<StepResult<OrderState, OrderEvent>> SettleAsync(OrderState order)
    {
        var draft = new SettleDraft(order, await ClaimAsync(order));
        foreach (var (sku, loss) in draft.Losses) await LoseAsync(draft, order, sku, loss);
        foreach (var part in draft.Begun) await SetAsync(part, draft.Short(part), GiveUp.Missed);
        foreach (var part in draft.Begun) await SetAsync(part, draft.TooMany(part), GiveUp.Unpicked);
        foreach (var part in draft.Begun) await SetAsync(part, draft.TooMany(part), GiveUp.Loose);
        draft.Share();
        foreach (var part in draft.Begun)
        {
            var more = draft.Missing(part);
            await SetAsync(part, more, GiveUp.Unpicked);
            if (!more.IsEmpty) draft.Took(part, more);
        }

        draft.BeginRest();
        foreach (var part in draft.Begun.Where(part => part.Status is FulfilmentStatus.Reserved && draft.MayGo(runner.Now)))
            part.Hear(await AnswerAsync(part, static fulfilment => fulfilment.ReleaseAsync()));
        return StepResult<OrderState, OrderEvent>.Of((state, now) => draft.Decide(
            id, state, now, site => ShipBy.Of(reference.Site(runner.References, site), order.Placed!.ServiceLevel, now)));
    }

    private async Task<IReadOnlyDictionary<SkuId, ClaimView>> ClaimAsync(OrderState order)
    {
        var asked = new List<(SkuId Sku, Task<Outcome<ClaimView>> Answer)>();
        foreach (var (sku, claim) in Order.Claims(id, order)) asked.Add((sku, commands.Stock(sku).SetAsync(claim)));
        var claims = new Dictionary<SkuId, ClaimView>(asked.Count);
        foreach (var (sku, answer) in asked) claims[sku] = await answer.MustAsync($"{id}");
        return claims;
    }

    private async Task LoseAsync(SettleDraft draft, OrderState order, SkuId sku, ClaimLoss loss)
    {
        var (rest, from) = (loss.Lost.Quantity, loss.From);
        foreach (var part in draft.Begun.Where(part => part.Site == loss.Lost.Site && from.IsOf(part.Sequence) && part.Of(loss.Line) > 0))
        {
            if (rest == 0) return;
            var had = part.Of(loss.Line);
            var lost = new LoseUnits(
                $"{sku}@{loss.Version}", loss.Line, rest, from, ParcelContents.IsUnpacked(order, from.Container), ParcelContents.Elsewhere(order, from.Container));
            part.Hear(await AnswerAsync(part, fulfilment => fulfilment.LoseUnitsAsync(lost)));
            rest -= had - part.Of(loss.Line);
        }
    }

    private async Task SetAsync(PartDraft part, ImmutableArray<LineQuantity> lines, GiveUp may)
    {
        if (!lines.IsEmpty) part.Hear(await AnswerAsync(part, fulfilment => fulfilment.SetUnitsAsync(new(lines, may))));
    }

    private Task<FulfilmentProgress> AnswerAsync(PartDraft part, Func<IFulfilmentGrain, Task<Outcome<FulfilmentProgress>>> ask) =>
        ask(commands.Fulfilment(new(id, part.Sequence))).MustAsync($"{id}:{part.Sequence}");
}
