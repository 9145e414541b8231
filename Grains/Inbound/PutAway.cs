using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Units that went another way.</summary>
/// <param name="At">When that was heard.</param>
public sealed record GoneUnits(DateTimeOffset At, long Quantity, string? Serial);

/// <param name="IsTurned">It is to be planned anew as soon as it is planned.</param>
/// <param name="Rest">Once it is done: units that stayed, and of which no word has come that they went another way.</param>
public sealed record PutAwayState(
    PutAwayPlanned? Plan, PutAwayStatus Status, ImmutableArray<GoneUnits> Gone, bool IsTurned, long Rest, long Version, WorkState Work) : IHasWork
{
    public static PutAwayState Initial { get; } = new(null, PutAwayStatus.Open, [], false, 0, 0, WorkState.Initial);

    /// <summary>Units that are still to be put away.</summary>
    [JsonIgnore]
    public long Open => Status is PutAwayStatus.Open ? AskedFor(DateTimeOffset.MaxValue) : 0;

    /// <summary>Units that were to be put away at an instant.</summary>
    public long AskedFor(DateTimeOffset at) =>
        Plan is null ? 0 : Math.Max(0, Plan.Goods.Quantity - Gone.Where(gone => gone.At < at).Sum(static gone => gone.Quantity));

    /// <summary>Their serial numbers, where they have some.</summary>
    public ImmutableArray<string> Serials(DateTimeOffset at) =>
        Plan is null ? [] : Plan.Serials.RemoveRange(Gone.Where(gone => gone.At < at).Select(static gone => gone.Serial).OfType<string>());

    public static PutAwayState Evolve(PutAwayState state, WorkEvent @event, DateTimeOffset at)
    {
        var next = state with { Version = state.Version + 1 };
        return @event switch
        {
            PutAwayPlanned planned => next with { Plan = planned },
            PutAwayCompleted completed => next with { Status = PutAwayStatus.Done, Rest = completed.Rest },
            PutAwayCut cut => next with
            {
                Gone = state.Gone.Add(new(at, cut.Quantity, cut.Serial)),
                Status = cut.Ended ? PutAwayStatus.Ended : state.Status,
                Rest = state.Status is PutAwayStatus.Done ? state.Rest - cut.Quantity : 0,
            },
            PutAwayTurned => next with { IsTurned = true },
            PutAwayEvent unknown => throw new InvalidOperationException($"No fold for {unknown.GetType().Name}."),
            _ => next with { Work = Ownership.Evolve(state.Work, @event, at) },
        };
    }
}

/// <summary>One move of goods to a shelf. Pure.</summary>
public static class PutAway
{
    /// <summary>Goods may have gone another way before it was heard that they were to be put away, and the shelf may have become another
    /// place.</summary>
    public static Decision<WorkEvent> Plan(PutAwayState state, PlanPutAway command, DateTimeOffset now)
    {
        if (state.Plan is not null) return Decision<WorkEvent>.Nothing;
        var planned = new PutAwayPlanned(
            command.Inbound, command.Goods, command.From, command.To, command.Reasons, command.Serials, command.Lpn);
        if (state.Gone.Sum(static gone => gone.Quantity) >= command.Goods.Quantity) return Decision<WorkEvent>.Of(planned, new PutAwayCut(planned, 0, null, true));
        return state.IsTurned
            ? Decision<WorkEvent>.Of(planned, Turn(state with { Plan = planned }))
            : Decision<WorkEvent>.Of(planned, new WorkOffered(PutAwayWork.Offer(command, now)));
    }

    /// <summary>Takes the word of whoever carried the goods; done once. What went another way meanwhile has ended, but for what was carried
    /// before that: the holder says what of it there is.</summary>
    public static Decision<WorkEvent> Complete(PutAwayState state, SiteId site, CompletePutAway command)
    {
        if (state.Plan is not { } plan) return Refusal.NotFound("unknown_put_away", "There is no such put-away.");
        if (state.Status is PutAwayStatus.Done) return Refusal.Conflict("already_done", "This put-away is done.");
        // Only a scan that has a name and a time can tell that it is late, and not new.
        var late = command.Operation is null ? null : command.At;
        if (state.Work.Owner is not null && command.Picker is { } picker && Ownership.WordOf(state.Work, picker, late) is WorkWord.Stranger)
            return Ownership.NotYours(state.Work);
        var seen = late ?? DateTimeOffset.MaxValue;
        if (state.Status is PutAwayStatus.Ended && state.AskedFor(seen) == state.AskedFor(DateTimeOffset.MaxValue))
            return Refusal.Conflict("ended", "The goods were taken another way: nothing is left to be put away.");

        var (most, serials) = (state.AskedFor(seen), state.Serials(seen));
        if (command.Lines.IsEmpty) return AsProposed(state, most, serials, command.At);
        var errors = Check(plan, most, serials, command.Lines);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var parts = Parts(site, serials, command.Lines);
        // Of units that are told apart, those that are not named stay, whatever has become of others.
        ImmutableArray<string> named = [.. parts.SelectMany(static part => part.Serials)];
        ImmutableArray<string> stay = [.. state.Serials(DateTimeOffset.MaxValue).Except(named)];
        var rest = serials.IsEmpty ? Math.Max(0, state.Open - command.Lines.Sum(static line => line.Quantity)) : stay.Length;
        return Closed(state, new PutAwayCompleted(plan, parts, rest, stay, command.At, state.Open));
    }

    public static Decision<WorkEvent> Shrink(PutAwayState state, Goods goods)
    {
        if (state.Status is not PutAwayStatus.Open)
        {
            // Of what stayed they had gone before it was planned anew.
            var rest = Math.Min(goods.Quantity, state.Rest);
            return rest == 0 ? Decision<WorkEvent>.Nothing : new PutAwayCut(state.Plan, rest, goods.Key.Serial, false);
        }

        var cut = new PutAwayCut(state.Plan, goods.Quantity, goods.Key.Serial, state.Plan is not null && goods.Quantity >= state.Open);
        return cut.Ended ? Closed(state, cut) : cut;
    }

    /// <summary>Nothing is carried, all of it is planned anew.</summary>
    public static Decision<WorkEvent> Replan(PutAwayState state) => state switch
    {
        { Plan: null, IsTurned: false } => new PutAwayTurned(),
        { Open: 0 } => Decision<WorkEvent>.Nothing,
        _ => Closed(state, Turn(state)),
    };

    public static PutAwayView? View(PutAwayState state, PutAwayId id) => state.Plan is not { } plan
        ? null
        : new(
            id.Code,
            state.Status,
            plan.Goods.Key.Sku.Merchant.Value,
            plan.Goods.Key.Sku.Code,
            state.Status is PutAwayStatus.Open ? state.Open : plan.Goods.Quantity,
            plan.Goods.Key.Lot,
            plan.Goods.Key.Expiry,
            plan.Goods.Key.Serial,
            plan.Lpn,
            plan.From.Code,
            plan.To?.Code,
            plan.Reasons,
            state.Version,
            plan.From.Kind,
            state.Serials(DateTimeOffset.MaxValue),
            state.Work.Owner);

    private static PutAwayCompleted Turn(PutAwayState state) =>
        new(state.Plan!, [], state.Open, state.Serials(DateTimeOffset.MaxValue), null, state.Open);

    private static Decision<WorkEvent> AsProposed(PutAwayState state, long quantity, ImmutableArray<string> serials, DateTimeOffset? at) =>
        state.Plan is { To: { } to } plan
            ? Closed(state, new PutAwayCompleted(plan, [new(to, quantity, serials)], 0, [], at, state.Open))
            : Refusal.Invalid("location_required", "lines", "No location fits: say where the goods went.");

    private static Decision<WorkEvent> Closed(PutAwayState state, PutAwayEvent last) =>
        Decision<WorkEvent>.Of([last, .. Ownership.Close(state.Work).Events]);

    private static ImmutableArray<PutAwayPart> Parts(SiteId site, ImmutableArray<string> serials, ImmutableArray<PutAwayLine> lines) =>
    [
        .. lines.Select(line => new PutAwayPart(
            new(site, line.Location), line.Quantity,
            serials.IsEmpty ? [] : line.Serials.IsDefaultOrEmpty ? serials : line.Serials)),
    ];

    private static List<FieldError> Check(
        PutAwayPlanned plan, long left, ImmutableArray<string> serials, ImmutableArray<PutAwayLine> lines)
    {
        var errors = new List<FieldError>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Quantity <= 0) errors.Add(new($"lines[{i}].quantity", "At least 1."));
            else if (lines[i].Quantity > left) errors.Add(new($"lines[{i}].quantity", $"Only {left} units are left to put away."));
            else left -= lines[i].Quantity;
            if (lines[i].Lot is { } lot && lot != plan.Goods.Key.Lot)
                errors.Add(new($"lines[{i}].lot", plan.Goods.Key.Lot is { } own ? $"The goods are of lot '{own}'." : "The goods have no lot."));
        }

        for (var i = 0; i < lines.Length; i++)
            if (SerialError(serials, lines[i], seen) is { } error) errors.Add(new($"lines[{i}].serials", error));
        return errors;
    }

    /// <summary>Which units went where is for whoever carried them to say.</summary>
    private static string? SerialError(ImmutableArray<string> serials, PutAwayLine line, HashSet<string> seen)
    {
        if (line.Serials.IsDefaultOrEmpty)
            return serials.IsEmpty || line.Quantity == serials.Length ? null : "Say which serial numbers went there.";
        if (line.Serials.FirstOrDefault(serial => !serials.Contains(serial)) is { } other) return $"'{other}' is not of this put-away.";
        if (line.Serials.Length != line.Quantity) return $"{line.Quantity} units need as many serial numbers.";
        return line.Serials.All(seen.Add) ? null : "A serial number stands there twice.";
    }
}
