using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>How <see cref="GoodsTaken"/> is written. Of what was picked for a line as it was planned the rest follows: what arrives in the tote, what
/// the shelf has less, what the plan has used up, and how stock is to count it.</summary>
/// <param name="Reference">Where units were picked, without the site, which the tote names.</param>
/// <param name="Picked">What a picker took for a line that had a plan for it.</param>
/// <param name="Plan">That plan.</param>
internal sealed record TakenForm(
    string Reference,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Transfer,
    Holder? To,
    PickedUnits? Picked,
    string? Plan,
    ImmutableArray<PlacedGoods>? Arriving,
    StockReason? Reason,
    string? Note,
    PutAwayId? PutAway,
    DateTimeOffset? At,
    ImmutableArray<ContentChange>? Changes,
    ImmutableArray<PlanChange>? Plans,
    ImmutableArray<Flow>? Flows,
    ImmutableArray<CountPart>? Counted,
    ImmutableArray<TakenGoods>? Lost,
    ImmutableArray<string>? Suspects) : IEventForm<GoodsTaken, TakenForm>
{
    public static JsonTypeInfo<TakenForm> Json => LocationsJson.Default.TakenForm;

    public static TakenForm Of(GoodsTaken taken)
    {
        var picked = PickedIn(taken);
        var form = new TakenForm(
            taken.Reference, false, taken.To, picked, null, null, null, taken.Note, taken.PutAway, taken.At, null, null, null,
            taken.Counted.OrNull(), taken.Lost.OrNull(), taken.Suspects.OrNull());
        return picked is null
            ? form with
            {
                Transfer = taken.Transfer,
                Arriving = taken.Arriving.OrNull(),
                Reason = taken.Reason,
                Changes = taken.Changes.OrNull(),
                Plans = taken.Plans.OrNull(),
                Flows = taken.Flows.OrNull(),
            }
            : form with { Reference = Shorten(taken.Reference, taken.To!.Site), Plan = taken.Plans[0].Named };
    }

    public GoodsTaken ToEvent()
    {
        var taken = Picked is { } picked
            ? new GoodsTaken(Expand(Reference, To!.Site), true, To, [ArrivingOf(picked)], StockReason.Pick, Note, PutAway, At)
            {
                Changes = [ChangeOf(picked)],
                Plans = [PlanOf(picked, Plan!)],
                Flows = [FlowOf(picked)],
            }
            : new GoodsTaken(Reference, Transfer, To, Arriving ?? [], Reason!.Value, Note, PutAway, At)
            {
                Changes = Changes ?? [],
                Plans = Plans ?? [],
                Flows = Flows ?? [],
            };
        return taken with { Counted = Counted ?? [], Lost = Lost ?? [], Suspects = Suspects ?? [] };
    }

    private static PickedUnits? PickedIn(GoodsTaken taken)
    {
        if (taken is not
            {
                Transfer: true, Reason: StockReason.Pick, To: { } to, Arriving: [{ For: { } line } goods], Changes: [var change],
                Plans: [{ Named: { } plan } used], Flows: [var flow],
            }) return null;
        var picked = PickedUnits.Of(goods.Key, goods.Quantity, line);
        return goods == ArrivingOf(picked) && change == ChangeOf(picked) && used == PlanOf(picked, plan) && flow == FlowOf(picked)
            && Expand(Shorten(taken.Reference, to.Site), to.Site) == taken.Reference
                ? picked
                : null;
    }

    private static PlacedGoods ArrivingOf(PickedUnits picked) => new(picked.Key, picked.Units, As: Bucket.Picked, For: picked.ToLine());

    private static ContentChange ChangeOf(PickedUnits picked) => new(picked.Key, -picked.Units, 0);

    private static PlanChange PlanOf(PickedUnits picked, string plan) =>
        new(plan, new(PlanKind.Pick, For: picked.ToLine()), picked.Key, -picked.Units);

    private static Flow FlowOf(PickedUnits picked) => new(picked.Key, picked.Units, Bucket.Pickable, Bucket.Picked, picked.ToLine().Claim);

    private static string Shorten(string reference, SiteId site) => reference.Replace($":{site}/", ":/", StringComparison.Ordinal);

    private static string Expand(string reference, SiteId site) => reference.Replace(":/", $":{site}/", StringComparison.Ordinal);
}
