using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>How <see cref="GoodsPut"/> is written. Of what was picked for a line the rest follows: what the tote has more, and that it is the
/// line's. Stock counts it since it left the shelf.</summary>
/// <param name="Picked">What a picker put there for a line.</param>
internal sealed record PutForm(
    string Reference,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Transfer,
    PickedUnits? Picked,
    ImmutableArray<PlacedGoods>? Goods,
    StockReason? Reason,
    PutAwayId? PutAway,
    DateTimeOffset? At,
    AsnId? Receipt,
    ImmutableArray<ContentChange>? Changes,
    ImmutableArray<PlanChange>? Plans,
    ImmutableArray<Flow>? Flows,
    ImmutableArray<CountPart>? Counted,
    ImmutableArray<TakenGoods>? Lost,
    ImmutableArray<string>? Suspects) : IEventForm<GoodsPut, PutForm>
{
    public static JsonTypeInfo<PutForm> Json => LocationsJson.Default.PutForm;

    public static PutForm Of(GoodsPut put)
    {
        var picked = PickedIn(put);
        var form = new PutForm(
            put.Reference, false, picked, null, null, put.PutAway, put.At, put.Receipt, null, null, null, put.Counted.OrNull(), put.Lost.OrNull(),
            put.Suspects.OrNull());
        return picked is null
            ? form with
            {
                Transfer = put.Transfer,
                Goods = put.Goods.OrNull(),
                Reason = put.Reason,
                Changes = put.Changes.OrNull(),
                Plans = put.Plans.OrNull(),
                Flows = put.Flows.OrNull(),
            }
            : form;
    }

    public GoodsPut ToEvent()
    {
        var put = Picked is { } picked
            ? new GoodsPut(Reference, [GoodsOf(picked)], true, StockReason.Pick, PutAway, At)
            {
                Changes = [ChangeOf(picked)],
                Plans = [PlanOf(picked)],
            }
            : new GoodsPut(Reference, Goods ?? [], Transfer, Reason!.Value, PutAway, At)
            {
                Changes = Changes ?? [],
                Plans = Plans ?? [],
                Flows = Flows ?? [],
            };
        return put with { Counted = Counted ?? [], Lost = Lost ?? [], Receipt = Receipt, Suspects = Suspects ?? [] };
    }

    private static PickedUnits? PickedIn(GoodsPut put)
    {
        if (put is not
            {
                Transfer: true, Reason: StockReason.Pick, Goods: [{ For: { } line } goods], Changes: [var change], Plans: [var plan], Flows: [],
            }) return null;
        var picked = PickedUnits.Of(goods.Key, goods.Quantity, line);
        return goods == GoodsOf(picked) && change == ChangeOf(picked) && plan == PlanOf(picked) ? picked : null;
    }

    private static PlacedGoods GoodsOf(PickedUnits picked) => new(picked.Key, picked.Units, As: Bucket.Picked, For: picked.ToLine());

    private static ContentChange ChangeOf(PickedUnits picked) => new(picked.Key, picked.Units, 0);

    private static PlanChange PlanOf(PickedUnits picked) => new(null, Plan.Line(picked.ToLine()), picked.Key, picked.Units);
}
