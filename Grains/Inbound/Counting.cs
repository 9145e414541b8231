using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Checks what was counted line by line, and compares it with what was announced. Pure.</summary>
public static class Counting
{
    /// <summary>Of one line: sums of them stay far from the end of a long.</summary>
    public const long MaxEaches = 1_000_000_000_000;

    private static readonly Dictionary<Condition, string> Kinds = new()
    {
        [Condition.Damaged] = "damaged",
        [Condition.Expired] = "expired",
        [Condition.Wrong] = "wrong",
        [Condition.Quarantine] = "quarantine",
    };

    /// <summary>What a line comes to in eaches; null, with the reason noted, when that cannot be said.</summary>
    public static long? Eaches(
        string sku, long quantity, string? uom, int line, IReadOnlyDictionary<string, SkuDefinition> skus, List<FieldError> errors)
    {
        if (!skus.TryGetValue(sku, out var definition)) errors.Add(new($"lines[{line}].sku", $"'{sku}' is no SKU of this merchant."));
        else if (definition.EachesIn(uom) is not { } eaches) errors.Add(new($"lines[{line}].uom", $"'{sku}' has no unit '{uom}'."));
        else if (quantity <= 0) errors.Add(new($"lines[{line}].quantity", "At least 1."));
        else if (quantity > MaxEaches / eaches) errors.Add(new($"lines[{line}].quantity", $"At most {MaxEaches} eaches."));
        else return quantity * eaches;
        return null;
    }

    /// <summary>Lots, serials and expiries are asked for where the SKU wants them.</summary>
    public static ImmutableArray<ReceivedGoods> Lines(
        MerchantId merchant,
        ImmutableArray<CountedLine> lines,
        int receipt,
        LocationId dock,
        IReadOnlyDictionary<string, SkuDefinition> skus,
        DateOnly today,
        List<FieldError> errors)
    {
        var counted = ImmutableArray.CreateBuilder<ReceivedGoods>(lines.Length);
        var serials = new HashSet<(string Sku, string Serial)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (Eaches(line.Sku, line.Quantity, line.Uom, i, skus, errors) is not { } eaches) continue;
            var definition = skus[line.Sku];
            if (!line.Serials.Distinct(StringComparer.Ordinal).All(serial => serials.Add((line.Sku, serial))))
                errors.Add(new($"lines[{i}].serials", "A serial number stands there twice."));
            var key = NewGoods.Of(
                new(merchant, line.Sku), definition, eaches, line.Condition, line.Lot, line.Expiry, line.Serials, today, $"lines[{i}].", errors);
            counted.Add(new(new(key, eaches), line.Serials, line.Lpn, UnitSizes.Of(definition), dock, $"{receipt}.{i}"));
        }

        return counted.ToImmutable();
    }

    /// <summary>By SKU and lot, what was counted beside what was announced (a line without a lot stands for any).</summary>
    public static ImmutableArray<DiscrepancyView> Compare(ImmutableArray<ExpectedGoods> expected, ImmutableArray<ReceivedGoods> received)
    {
        var found = ImmutableArray.CreateBuilder<DiscrepancyView>();
        foreach (var sku in expected.Select(line => line.Sku).Concat(received.Select(line => line.Goods.Key.Sku)).Distinct())
        {
            var announced = expected.Where(line => line.Sku == sku).ToArray();
            var counted = received.Where(line => line.Goods.Key.Sku == sku).Select(line => line.Goods).ToArray();
            if (announced.Length > 0 && announced.All(line => line.Lot is not null)) CompareLots(found, sku, announced, counted);
            else Difference(found, sku, null, announced.Sum(line => line.Quantity), counted.Sum(goods => goods.Quantity), announced.Length > 0);
            foreach (var bad in counted.Where(goods => goods.Key.Condition is not Condition.Good).GroupBy(goods => goods.Key.Condition))
                found.Add(new(sku.Code, Kinds[bad.Key], bad.Sum(goods => goods.Quantity), null));
        }

        return found.ToImmutable();
    }

    private static void CompareLots(
        ImmutableArray<DiscrepancyView>.Builder found, SkuId sku, ExpectedGoods[] announced, Goods[] counted)
    {
        foreach (var lot in announced.Select(line => line.Lot).Concat(counted.Select(goods => goods.Key.Lot)).Distinct())
        {
            var wanted = announced.Where(line => line.Lot == lot).ToArray();
            var came = counted.Where(goods => goods.Key.Lot == lot).Sum(goods => goods.Quantity);
            Difference(found, sku, lot, wanted.Sum(line => line.Quantity), came, wanted.Length > 0);
        }
    }

    private static void Difference(
        ImmutableArray<DiscrepancyView>.Builder found, SkuId sku, string? lot, long expected, long received, bool announced)
    {
        if (received == expected) return;
        var kind = received < expected ? "short" : announced ? "over" : "unexpected";
        found.Add(new(sku.Code, kind, Math.Abs(received - expected), lot));
    }
}
