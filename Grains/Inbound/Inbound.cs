using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>An expected delivery: what was announced, counted, found to differ, accepted. Pure.</summary>
public static class Inbound
{
    private static readonly Decision<InboundEvent> Nothing = Decision<InboundEvent>.Nothing;

    /// <param name="skus">By code, the SKUs that exist.</param>
    public static Decision<InboundEvent> Announce(
        InboundState state, AsnId asn, AnnounceInbound command, IReadOnlyDictionary<string, SkuDefinition> skus)
    {
        if (command.IfVersion is { } expected && expected != state.Version) return Refusal.Stale(state.Version);

        var errors = new List<FieldError>();
        var lines = Expected(asn.Merchant, command.Lines, skus, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        ImmutableArray<SkuId> dropped = [.. (state.Announced?.Lines ?? []).Select(line => line.Sku).Except(lines.Select(line => line.Sku))];
        var announced = new InboundAnnounced(command.Site, command.ExpectedAt, lines, dropped, command.BlindReason);
        if (SameAs(announced, state.Announced)) return Nothing;
        return state.Receipts > 0 ? Refusal.Conflict("already_receiving", "Goods have been counted already.") : announced;
    }

    /// <param name="found">Units that a count has brought in before: they are of this delivery, and are not brought in again.</param>
    public static Decision<InboundEvent> Receive(
        InboundState state,
        AsnId asn,
        ReceiveGoods command,
        LocationId dock,
        IReadOnlyDictionary<string, SkuDefinition> skus,
        DateOnly today,
        ImmutableHashSet<SerialId> found)
    {
        if (state.Announced is not { } announced) return Unknown;
        if (state.Status is InboundStatus.Confirmed or InboundStatus.Closed)
            return Refusal.Conflict("already_confirmed", "The count is confirmed already.");

        var errors = new List<FieldError>();
        var lines = Counting.Lines(asn.Merchant, command.Lines, state.Receipts + 1, dock, skus, today, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (IsRepeat(state, command, lines)) return Nothing;
        lines = [.. lines.Select(line => line with { Found = [.. line.Serials.Where(serial => found.Contains(new(line.Goods.Key.Sku, serial)))] })];

        var received = new GoodsReceived(
            announced.Site, state.Receipts + 1, dock, lines, command.Final,
            StillExpected(state, announced, lines, command.Final), announced.ExpectedAt)
        {
            At = command.At,
        };
        var events = ImmutableArray.Create<InboundEvent>(received);
        if (!command.Final) return Decision<InboundEvent>.Of(events);

        var all = state.Received.AddRange(lines);
        var discrepancies = announced.BlindReason is null ? Counting.Compare(announced.Lines, all) : [];
        events = events.Add(new InboundCounted(announced.Site, discrepancies));
        return Decision<InboundEvent>.Of(discrepancies.IsEmpty ? events.AddRange(Confirmed(state, all, received.Found)) : events);
    }

    public static Decision<InboundEvent> Confirm(InboundState state) => state switch
    {
        { Announced: null } => Unknown,
        { Status: InboundStatus.Confirmed or InboundStatus.Closed } => Nothing,
        { Status: InboundStatus.Discrepant or InboundStatus.Received } =>
            Decision<InboundEvent>.Of([.. Confirmed(state, state.Received)]),
        _ => Refusal.Conflict("not_counted", "The goods are not counted in full yet."),
    };

    /// <summary>At any time, also when the delivery is closed.</summary>
    public static Decision<InboundEvent> Note(InboundState state, NoteInbound command, string by)
    {
        if (state.Announced is not { } announced) return Unknown;
        if (state.Notes.Length >= NoteInbound.Most) return Refusal.Conflict("too_many_notes", $"A delivery has at most {NoteInbound.Most}.");
        return new InboundNoted(announced.Site, by, command.Text, command.Sku, command.Photo);
    }

    /// <summary>Some of it has left the dock; the last units close a delivery that is confirmed.</summary>
    public static Decision<InboundEvent> PutAway(InboundState state, long quantity) => new InboundPutAway(
        state.Announced!.Site, quantity, state.Status is InboundStatus.Confirmed && state.OnShelves + quantity >= Units(state.Received));

    /// <summary>Where nothing came, or all of it is gone from the dock already, there is nothing to put away.</summary>
    /// <param name="found">Units of this receipt that are not on the dock.</param>
    private static IEnumerable<InboundEvent> Confirmed(InboundState state, ImmutableArray<ReceivedGoods> all, long found = 0)
    {
        var site = state.Announced!.Site;
        yield return new InboundConfirmed(site, all);
        if (state.OnShelves + found >= Units(all)) yield return new InboundPutAway(site, 0, true);
    }

    private static long Units(ImmutableArray<ReceivedGoods> received) => received.Sum(static line => line.Goods.Quantity);

    /// <summary>The word that a delivery is counted, said again without a name: the same fact.</summary>
    private static bool IsRepeat(InboundState state, ReceiveGoods command, ImmutableArray<ReceivedGoods> lines)
    {
        if (command.Operation is not null || state.Status is not InboundStatus.Discrepant) return false;
        var last = state.Received.Where(line => line.Part.StartsWith($"{state.Receipts}.", StringComparison.Ordinal));
        return last.Select(static line => line.Goods).SequenceEqual(lines.Select(static line => line.Goods))
            && last.SelectMany(static line => line.Serials).SequenceEqual(lines.SelectMany(static line => line.Serials));
    }

    private static Refusal Unknown => Refusal.NotFound("unknown_inbound", "There is no such delivery.");

    private static ImmutableArray<ExpectedGoods> Expected(
        MerchantId merchant, ImmutableArray<ExpectedLine> lines, IReadOnlyDictionary<string, SkuDefinition> skus, List<FieldError> errors)
    {
        var expected = ImmutableArray.CreateBuilder<ExpectedGoods>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (Counting.Eaches(line.Sku, line.Quantity, line.Uom, i, skus, errors) is { } eaches)
                expected.Add(new(new(merchant, line.Sku), eaches, line.Lot, line.Expiry));
        }

        return expected.ToImmutable();
    }

    private static ImmutableArray<StillExpected> StillExpected(
        InboundState state, InboundAnnounced announced, ImmutableArray<ReceivedGoods> lines, bool final)
    {
        var received = state.Received.AddRange(lines).ToLookup(line => line.Goods.Key.Sku, line => line.Goods.Quantity);
        return [.. announced.Lines
            .GroupBy(line => line.Sku)
            .Select(group => new StillExpected(
                group.Key, final ? 0 : Math.Max(0, group.Sum(line => line.Quantity) - received[group.Key].Sum())))];
    }

    private static bool SameAs(InboundAnnounced one, InboundAnnounced? other) =>
        other is not null
        && one.Lines.SequenceEqual(other.Lines)
        && one with { Lines = [], Dropped = [] } == other with { Lines = [], Dropped = [] };
}
