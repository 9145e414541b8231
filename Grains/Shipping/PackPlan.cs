using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Picked units of a line that are in no parcel yet.</summary>
/// <param name="Sku">Null when it is not known any more.</param>
public sealed record Packable(FulfilmentId Fulfilment, string Line, SkuId Id, long Quantity, SkuDefinition? Sku)
{
    public ParcelLine Part(long quantity) => new(Fulfilment, Line, Id, quantity);
}

/// <summary>What goes into which parcel: pure.</summary>
public static class PackPlan
{
    private const int MaxParcels = 1_000;

    /// <summary>The parcels that a packer named, or, where none is named, as proposed.</summary>
    public static Outcome<PlannedParcels> Of(ImmutableArray<PackParcel> named, ImmutableArray<Packable> goods)
    {
        if (goods.All(part => part.Quantity == 0))
            return Refusal.Conflict("nothing_to_pack", "Nothing of it is picked and not packed yet.");
        if (named.IsEmpty) return new PlannedParcels(CartonProposals.Parcels(goods));
        var errors = Errors(named, goods).ToArray();
        if (errors.Length > 0) return Refusal.Invalid(errors);
        foreach (var part in goods)
        {
            var asked = Lines(named).Where(line => IsOf(line, part)).Sum(line => (decimal)line.Quantity);
            if (asked > part.Quantity)
                return NotPicked(part, asked);
        }

        return new PlannedParcels([.. named.Select(parcel => Plan(parcel, goods))]);
    }

    /// <summary>Deals the goods that orders gave out to the parcels, in the order given.</summary>
    public static ImmutableArray<ImmutableArray<ParcelGoods>> Share(
        ImmutableArray<PlannedParcel> parcels, ImmutableArray<ParcelGoods> goods)
    {
        var left = goods.Select(part => part.Goods.Quantity).ToArray();
        return [.. parcels.Select(parcel => parcel.Lines.SelectMany(line => Deal(line, goods, left)).ToImmutableArray())];
    }

    private static List<ParcelGoods> Deal(ParcelLine line, ImmutableArray<ParcelGoods> goods, long[] left)
    {
        var dealt = new List<ParcelGoods>();
        var rest = line.Quantity;
        for (var i = 0; i < left.Length && rest > 0; i++)
        {
            if (goods[i].Fulfilment != line.Fulfilment || goods[i].Line != line.Line) continue;
            var part = Math.Min(rest, left[i]);
            if (part > 0) dealt.Add(goods[i] with { Goods = goods[i].Goods with { Quantity = part } });
            left[i] -= part;
            rest -= part;
        }

        return rest == 0
            ? dealt
            : throw new InvalidOperationException($"{line.Fulfilment} gave {rest} units of '{line.Line}' too few.");
    }

    private static IEnumerable<FieldError> Errors(ImmutableArray<PackParcel> named, ImmutableArray<Packable> goods)
    {
        if (named.Length > MaxParcels) yield return new("parcels", $"At most {MaxParcels} parcels.");
        for (var i = 0; i < named.Length; i++)
        {
            if (named[i].Lines.IsEmpty) yield return new($"parcels[{i}].lines", "A parcel has something in it.");
            if (named[i].WeightGrams < 0) yield return new($"parcels[{i}].weightGrams", "Not below 0.");
            for (var j = 0; j < named[i].Lines.Length; j++)
            {
                var line = named[i].Lines[j];
                if (line.Quantity < 1) yield return new($"parcels[{i}].lines[{j}].quantity", "At least 1.");
                if (!goods.Any(part => IsOf(line, part)))
                    yield return new($"parcels[{i}].lines[{j}].line", $"{line.Fulfilment} is not here with a line '{line.Line}'.");
            }
        }
    }

    private static PlannedParcel Plan(PackParcel parcel, ImmutableArray<Packable> goods)
    {
        var lines = parcel.Lines
            .GroupBy(line => (line.Fulfilment, line.Line))
            .Select(line => (Packable: goods.First(part => IsOf(line.First(), part)), Quantity: line.Sum(part => part.Quantity)))
            .ToArray();
        return new(
            parcel.Carton,
            parcel.WeightGrams ?? Weight(lines),
            [.. lines.Select(line => line.Packable.Part(line.Quantity))]);
    }

    /// <summary>By the master data; null when it does not say.</summary>
    private static long? Weight((Packable Packable, long Quantity)[] lines) =>
        lines.Aggregate((long?)0, (sum, line) => sum + (line.Packable.Sku?.WeightGrams * line.Quantity));

    private static Refusal NotPicked(Packable part, decimal asked) => Refusal.Conflict(
        "not_picked", $"Line '{part.Line}' of {part.Fulfilment} has {part.Quantity} units to pack, not {asked}.");

    private static IEnumerable<PackLine> Lines(ImmutableArray<PackParcel> named) => named.SelectMany(parcel => parcel.Lines);

    private static bool IsOf(PackLine line, Packable part) => line.Fulfilment == part.Fulfilment && line.Line == part.Line;
}

public sealed record PlannedParcels(ImmutableArray<PlannedParcel> Parcels);
