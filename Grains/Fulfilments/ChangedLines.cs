using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>Units of an order's line.</summary>
public interface ILineUnits
{
    string Line { get; }

    long Quantity { get; }
}

/// <summary>Applies an event's changed lines to those that were there before.</summary>
internal static class ChangedLines
{
    /// <summary>Returns the lines in their order, new ones at the end; a line without units is left out.</summary>
    public static ImmutableArray<TLine> Merge<TLine>(ImmutableArray<TLine> before, ImmutableArray<TLine> changed)
        where TLine : class, ILineUnits
    {
        if (changed.IsEmpty) return before;
        var rest = changed.ToDictionary(static line => line.Line, StringComparer.Ordinal);
        var after = ImmutableArray.CreateBuilder<TLine>(before.Length + rest.Count);
        foreach (var line in before)
        {
            var now = rest.Remove(line.Line, out var change) ? change : line;
            if (now.Quantity > 0) after.Add(now);
        }

        after.AddRange(changed.Where(line => rest.ContainsKey(line.Line) && line.Quantity > 0));
        return after.DrainToImmutable();
    }
}
