using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>How many units of its order a fulfilment has to do with.</summary>
public static partial class Fulfilment
{
    /// <summary>Comes to what its order wants of it, as far as it can.</summary>
    public static Decision<FulfilmentEvent> SetUnits(FulfilmentState state, SetUnits command)
    {
        if (state.Site is not { } site) return Unknown;
        var draft = new FulfilmentDraft(state);
        var givenUp = ImmutableArray.CreateBuilder<GivenUpUnits>();
        foreach (var wanted in command.Lines)
        {
            var line = draft.Line(wanted.Line);
            var over = (line?.Quantity ?? 0) - wanted.Quantity;
            if (over < 0 && MayGrow(state)) draft.Put(line is null ? new(wanted.Line, wanted.Sku, wanted.Quantity) : line with { Quantity = wanted.Quantity });
            if (over > 0) Lessen(draft, line!, over, command.May, state.Wave, givenUp);
        }

        return draft.IsUnchanged ? Nothing : new UnitsSet(site, draft.Status, draft.Changed, givenUp.ToImmutable()) { Ended = draft.Ended };
    }

    /// <summary>Strikes out what is gone: from the container that it was in, and of the goods that it was. Where it is in a parcel, or is said
    /// to be, it is there no more.</summary>
    public static Decision<FulfilmentEvent> LoseUnits(FulfilmentState state, LoseUnits command)
    {
        if (state.Site is not { } site) return Unknown;
        var draft = new FulfilmentDraft(state);
        var packed = ImmutableArray.CreateBuilder<LostPacked>();
        var rest = command.Quantity - LoseLoose(draft, command);
        foreach (var units in draft.Line(command.Line)?.Parcels ?? [])
            if (rest > 0 && IsIn(units, command)) rest -= LosePacked(draft, units, command, rest, packed);
        return draft.IsUnchanged
            ? Nothing
            : new UnitsLost(site, draft.Status, draft.Changed, command.Line, packed.ToImmutable()) { Ended = draft.Ended };
    }

    private static bool MayGrow(FulfilmentState state) => state.IsUnstarted && !state.Lines.IsEmpty;

    /// <summary>Gives up units that nobody has picked, then those in totes, the newest first: the oldest are packed first.</summary>
    private static void Lessen(
        FulfilmentDraft draft, FulfilmentLine line, long over, GiveUp may, WaveId? wave, ImmutableArray<GivenUpUnits>.Builder givenUp)
    {
        var unpicked = Math.Min(over, line.Quantity - line.Picked);
        var goods = may is GiveUp.Loose ? ToteGoods.First(ToteGoods.Free(line).Reverse(), over - unpicked) : [];
        if (unpicked > 0 && wave is not null && may is not GiveUp.Missed) givenUp.Add(new(line.Line, unpicked, wave, []));
        if (!goods.IsEmpty) givenUp.Add(new(line.Line, ToteGoods.Sum(goods), null, goods));
        if (unpicked > 0 || !goods.IsEmpty) draft.Put(ToteGoods.Strike(line with { Quantity = line.Quantity - unpicked }, goods));
    }

    private static long LoseLoose(FulfilmentDraft draft, LoseUnits command)
    {
        if (draft.Line(command.Line) is not { } line) return 0;
        var here = ToteGoods.Free(line)
            .Where(picked => (command.Unpacked || picked.Tote == command.From.Container) && command.From.Is(picked.Goods.Key));
        var gone = ToteGoods.First(here, command.Quantity);
        if (!gone.IsEmpty) draft.Put(ToteGoods.Strike(line, gone));
        return ToteGoods.Sum(gone);
    }

    private static long LosePacked(
        FulfilmentDraft draft, PackedUnits units, LoseUnits command, long quantity, ImmutableArray<LostPacked>.Builder packed)
    {
        var line = draft.Line(command.Line)!;
        var isTote = units.Goods.Any(picked => picked.Tote == command.From.Container);
        var here = units.Goods.Where(picked => command.From.Is(picked.Goods.Key) && (!isTote || picked.Tote == command.From.Container));
        var gone = ToteGoods.First(here, quantity);
        if (gone.IsEmpty) return 0;
        var sum = ToteGoods.Sum(gone);
        var left = units with { Quantity = units.Quantity - sum, Goods = gone.Aggregate(units.Goods, ToteGoods.Without) };
        var parcels = left.Quantity == 0 ? line.Parcels.Remove(units) : line.Parcels.Replace(units, left);
        draft.Put(ToteGoods.Strike(line, gone) with
        {
            Packed = line.Packed - sum,
            Shipped = Math.Min(line.Shipped, HaveLeft(parcels)),
            Parcels = parcels,
        });
        packed.AddRange(gone.Select(picked => new LostPacked(units.Shipment, picked.Goods, picked.Tote, command.From.Container)));
        return sum;
    }

    /// <summary>Whether packed units came from a tote, or are in a parcel; of a shipment whose parcels nobody has heard of yet, they may be;
    /// and those of a parcel that was unpacked may be in another by now.</summary>
    private static bool IsIn(PackedUnits units, LoseUnits command) =>
        units.Goods.Any(picked => picked.Tote == command.From.Container)
        || !command.Elsewhere.Contains(units.Shipment)
        || (!units.Left && command.Unpacked);

    private static long HaveLeft(ImmutableArray<PackedUnits> parcels) =>
        parcels.Where(static units => units.Left).Sum(static units => units.Quantity);
}
