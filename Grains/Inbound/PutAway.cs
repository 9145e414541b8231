using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Inbound;

public abstract record PutAwayEvent;

[EventType("putAwayPlanned")]
public sealed record PutAwayPlanned(
    AsnId? Inbound,
    Goods Goods,
    Holder From,
    LocationId? To,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> Serials,
    string? Lpn) : PutAwayEvent;

/// <param name="Plan">What it was about, so that whoever carries it out needs no history.</param>
/// <param name="Lines">Where the goods went.</param>
/// <param name="Rest">Units that stayed where they were.</param>
[EventType("putAwayCompleted")]
public sealed record PutAwayCompleted(PutAwayPlanned Plan, ImmutableArray<PutAwayPart> Lines, long Rest, ImmutableArray<string> RestSerials)
    : PutAwayEvent;

public sealed record PutAwayPart(LocationId Location, long Quantity, ImmutableArray<string> Serials)
{
    public IEnumerable<Goods> Units(StockKey key) => SerialGoods.Of(new(key, Quantity), Serials);
}

public sealed record PutAwayState(PutAwayPlanned? Plan, bool Done, long Version)
{
    public static PutAwayState Initial { get; } = new(null, false, 0);

    public static PutAwayState Evolve(PutAwayState state, PutAwayEvent @event, DateTimeOffset at) => @event switch
    {
        PutAwayPlanned planned => state with { Plan = planned, Version = state.Version + 1 },
        PutAwayCompleted => state with { Done = true, Version = state.Version + 1 },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}

/// <summary>One move of goods to a shelf. Pure.</summary>
public static class PutAway
{
    public static Decision<PutAwayEvent> Plan(PutAwayState state, PlanPutAway command) => state.Plan is not null
        ? Decision<PutAwayEvent>.Nothing
        : new PutAwayPlanned(
            command.Inbound, command.Goods, command.From, command.To, command.Reasons, command.Serials, command.Lpn);

    /// <summary>Takes the word of whoever carried the goods; done once.</summary>
    public static Decision<PutAwayEvent> Complete(PutAwayState state, SiteId site, CompletePutAway command)
    {
        if (state.Plan is not { } plan) return Refusal.NotFound("unknown_put_away", "There is no such put-away.");
        if (state.Done) return Refusal.Conflict("already_done", "This put-away is done.");
        if (command.Lines.IsEmpty) return AsProposed(plan);

        var errors = Check(plan, command.Lines);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var serials = plan.Serials;
        var parts = ImmutableArray.CreateBuilder<PutAwayPart>(command.Lines.Length);
        foreach (var line in command.Lines)
        {
            var own = serials.IsEmpty ? [] : serials[..(int)line.Quantity];
            serials = serials.IsEmpty ? serials : serials[(int)line.Quantity..];
            parts.Add(new(new(site, line.Location), line.Quantity, own));
        }

        return new PutAwayCompleted(plan, parts.ToImmutable(), plan.Goods.Quantity - command.Lines.Sum(line => line.Quantity), serials);
    }

    public static PutAwayView? View(PutAwayState state, PutAwayId id) => state.Plan is not { } plan
        ? null
        : new(
            id.Code,
            state.Done ? PutAwayStatus.Done : PutAwayStatus.Open,
            plan.Goods.Key.Sku.Merchant.Value,
            plan.Goods.Key.Sku.Code,
            plan.Goods.Quantity,
            plan.Goods.Key.Lot,
            plan.Goods.Key.Expiry,
            plan.Goods.Key.Serial,
            plan.Lpn,
            plan.From.Code,
            plan.To?.Code,
            plan.Reasons,
            state.Version,
            plan.From.Kind);

    private static Decision<PutAwayEvent> AsProposed(PutAwayPlanned plan) => plan.To is { } to
        ? new PutAwayCompleted(plan, [new(to, plan.Goods.Quantity, plan.Serials)], 0, [])
        : Refusal.Invalid("location_required", "lines", "No location fits: say where the goods went.");

    private static List<FieldError> Check(PutAwayPlanned plan, ImmutableArray<PutAwayLine> lines)
    {
        var errors = new List<FieldError>();
        var left = plan.Goods.Quantity;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Quantity <= 0) errors.Add(new($"lines[{i}].quantity", "At least 1."));
            else if (lines[i].Quantity > left) errors.Add(new($"lines[{i}].quantity", $"Only {left} units are left to put away."));
            else left -= lines[i].Quantity;
            if (lines[i].Lot is { } lot && lot != plan.Goods.Key.Lot)
                errors.Add(new($"lines[{i}].lot", plan.Goods.Key.Lot is { } own ? $"The goods are of lot '{own}'." : "The goods have no lot."));
        }

        return errors;
    }
}
