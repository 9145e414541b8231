using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Packing;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Cartons for a fulfilment.</summary>
/// <param name="LowerBound">No plan has fewer.</param>
public sealed record CartonProposal(string Fulfilment, ImmutableArray<ProposedCarton> Cartons, long LowerBound);

/// <param name="Carton">Null: the unit goes as it is.</param>
/// <param name="WeightGrams">Of the contents.</param>
public sealed record ProposedCarton(
    string? Carton, int? LengthMm, int? WidthMm, int? HeightMm, long WeightGrams, ImmutableArray<ProposedLine> Lines);

public sealed record ProposedLine(string Line, string Sku, long Quantity);

/// <summary>Proposes cartons from what is to be packed and how large it is.</summary>
public sealed class CartonProposals(ICommands commands, ReferenceData reference)
{
    /// <summary>The cartons for all of a fulfilment, picked or not; null when the site has no such fulfilment.</summary>
    public async Task<CartonProposal?> OfAsync(SiteId site, FulfilmentId fulfilment)
    {
        var order = await commands.Order(fulfilment.Order).GetAsync();
        var known = order?.Fulfilments.FirstOrDefault(part => part.Id == fulfilment.ToString() && part.Site == site.Value);
        if (known is null) return null;
        var goods = known.Lines.Select(line =>
        {
            var id = new SkuId(fulfilment.Order.Merchant, line.Sku);
            return new Packable(fulfilment, line.Line, id, line.Quantity, reference.Product(id));
        }).ToArray();
        var plan = Plan(goods);
        return new(fulfilment.ToString(), [.. plan.Cartons.Select(carton => Propose(carton, goods))], plan.LowerBound);
    }

    /// <summary>The proposed cartons as parcels.</summary>
    internal static ImmutableArray<PlannedParcel> Parcels(ImmutableArray<Packable> goods)
    {
        var plan = Plan(goods);
        var cartons = plan.Cartons.Select(
            carton => new PlannedParcel(carton.Type?.Code, carton.Grams, Lines(carton.Lines, goods)));
        return plan.Unplanned.IsEmpty ? [.. cartons] : [.. cartons, new PlannedParcel(null, null, Lines(plan.Unplanned, goods))];
    }

    private static CartonPlan Plan(IReadOnlyList<Packable> goods) => Cartonization.Plan(
    [
        .. goods
            .Select((part, i) => (part, i))
            .Where(pair => pair.part.Quantity > 0)
            .Select(pair => new CartonItem(
                Name(pair.i),
                pair.part.Quantity,
                pair.part.Sku?.LengthMm,
                pair.part.Sku?.WidthMm,
                pair.part.Sku?.HeightMm,
                pair.part.Sku?.WeightGrams)),
    ]);

    private static ProposedCarton Propose(PlannedCarton carton, Packable[] goods) => new(
        carton.Type?.Code,
        carton.Type?.LengthMm,
        carton.Type?.WidthMm,
        carton.Type?.HeightMm,
        carton.Grams,
        [.. carton.Lines.Select(line => new ProposedLine(At(line, goods).Line, At(line, goods).Id.Code, line.Quantity))]);

    private static ImmutableArray<ParcelLine> Lines(ImmutableArray<LineQuantity> lines, ImmutableArray<Packable> goods) =>
        [.. lines.Select(line => At(line, goods).Part(line.Quantity))];

    /// <summary>Lines of several fulfilments may share a name: their place in the list does not.</summary>
    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static Packable At(LineQuantity line, IReadOnlyList<Packable> goods) =>
        goods[int.Parse(line.Line, CultureInfo.InvariantCulture)];
}
