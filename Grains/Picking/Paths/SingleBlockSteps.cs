namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>What a partial tour looks like at the aisle that it has come to.</summary>
internal enum Kind : sbyte { No = -1, Empty, Odd, Back, Front, Joined, Apart, Done }

/// <summary>What is walked in an aisle: see <see cref="AislePrice"/>.</summary>
internal enum InAisle : sbyte { Nothing, Pass, FromFront, FromBack, Gap, Twice }

/// <summary>What is walked from one aisle to the next.</summary>
internal enum Across : sbyte { Nothing, Once, Back, Front, Both }

/// <summary>
/// Two entries in one: under the kind before an aisle, how it was reached (<see cref="From"/>, <see cref="Across"/>); under
/// the kind after it, what was done in it (<see cref="Before"/>, <see cref="InAisle"/>).
/// </summary>
internal readonly record struct Step(Kind From, Across Across, Kind Before, InAisle InAisle);

internal static class AislePrice
{
    private const long No = long.MaxValue / 4;

    /// <summary>The way that each <see cref="InAisle"/> costs in a column, or a prohibitive figure where it
    /// will not do.</summary>
    public static void Of(Columns columns, int column, Span<long> price)
    {
        var nodes = columns.Of(column);
        var length = columns.Back - columns.Front;
        price.Fill(No);
        if (columns.Passable[column])
            (price[(int)InAisle.Pass], price[(int)InAisle.Twice]) = (length, 2 * length);
        if (nodes.IsEmpty)
        {
            price[(int)InAisle.Nothing] = 0;
            return;
        }
        if (columns.Passable[column] || nodes[0].At == columns.Front)
            price[(int)InAisle.FromFront] = 2 * (nodes[^1].At - columns.Front);
        if (columns.Passable[column] || nodes[0].At != columns.Front)
            price[(int)InAisle.FromBack] = 2 * (columns.Back - nodes[0].At);
        var split = LargestGap(nodes);
        if (columns.Passable[column] && split > 0)
            price[(int)InAisle.Gap] = 2 * (length - (nodes[split].At - nodes[split - 1].At));
    }

    /// <summary>The node behind the largest gap between two neighbours, or 0 where there are no two.</summary>
    public static int LargestGap(ReadOnlySpan<Node> nodes)
    {
        var (best, width) = (0, -1L);
        for (var i = 1; i < nodes.Length; i++)
        {
            if (nodes[i].At - nodes[i - 1].At > width)
                (best, width) = (i, nodes[i].At - nodes[i - 1].At);
        }
        return best;
    }
}
