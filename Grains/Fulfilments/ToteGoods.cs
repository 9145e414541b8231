using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>Which of a line's picked goods are in totes still, and which ones go into a parcel.</summary>
internal static class ToteGoods
{
    /// <summary>Picked goods that are in no parcel, the oldest first.</summary>
    public static ImmutableArray<PickedGoods> Free(FulfilmentLine line) =>
        line.Parcels.SelectMany(parcel => parcel.Goods).Aggregate(line.Totes, Without);

    /// <summary>So many units from the front.</summary>
    public static ImmutableArray<PickedGoods> First(IEnumerable<PickedGoods> totes, long quantity)
    {
        var taken = ImmutableArray.CreateBuilder<PickedGoods>();
        foreach (var picked in totes)
        {
            var part = Math.Min(quantity, picked.Goods.Quantity);
            if (part > 0) taken.Add(picked with { Goods = picked.Goods with { Quantity = part } });
            quantity -= part;
        }

        return taken.DrainToImmutable();
    }

    public static long Sum(ImmutableArray<PickedGoods> goods) => goods.Sum(static picked => picked.Goods.Quantity);

    /// <summary>The goods that a shipment has of a line.</summary>
    public static IEnumerable<PickedGoods> Of(FulfilmentLine line, ShipmentId shipment) =>
        line.Parcels.Where(parcel => parcel.Shipment == shipment).SelectMany(parcel => parcel.Goods);

    public static ImmutableArray<PickedGoods> Without(ImmutableArray<PickedGoods> totes, PickedGoods gone)
    {
        var rest = gone.Goods.Quantity;
        var left = ImmutableArray.CreateBuilder<PickedGoods>(totes.Length);
        foreach (var picked in totes)
        {
            var part = picked.Tote == gone.Tote && picked.Goods.Key == gone.Goods.Key ? Math.Min(rest, picked.Goods.Quantity) : 0;
            rest -= part;
            if (part < picked.Goods.Quantity)
                left.Add(picked with { Goods = picked.Goods with { Quantity = picked.Goods.Quantity - part } });
        }

        return left.DrainToImmutable();
    }

    /// <summary>The line without goods that are its own no more.</summary>
    public static FulfilmentLine Strike(FulfilmentLine line, ImmutableArray<PickedGoods> gone)
    {
        if (gone.IsEmpty) return line;
        var units = Sum(gone);
        return line with { Quantity = line.Quantity - units, Picked = line.Picked - units, Totes = gone.Aggregate(line.Totes, Without) };
    }

    public static PackedLines Answer(FulfilmentState fulfilment, ShipmentId shipment) => new(
    [
        .. from line in fulfilment.Lines
           from picked in Of(line, shipment)
           select new PackedLine(line.Line, picked.Tote, picked.Goods),
    ]);
}
