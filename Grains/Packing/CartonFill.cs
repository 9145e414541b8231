namespace OrleansWarehouse.Grains.Packing;

/// <summary>A block of equal units in rows from a corner; of unknown shape if <see cref="Along"/> is 0.</summary>
internal readonly record struct Placement(CartonShape Shape, long Units, Cuboid Box, int Along, int Across, int High);

/// <summary>A carton being filled, shape by shape in a given order. It does not reduce the shapes' quantities; that happens only for the
/// fill that is chosen.</summary>
internal sealed class CartonFill
{
    private readonly MaximalSpaces spaces;
    private readonly List<(int L, int W, int H)> tooLarge = [];

    private CartonFill(CartonType type, int smallestEdge) =>
        (Type, spaces) = (type, new MaximalSpaces(type, smallestEdge));

    public CartonType Type { get; }
    public List<Placement> Placements { get; } = [];
    public long Units { get; private set; }
    public long Mm3 { get; private set; }
    public long Grams { get; private set; }

    public static CartonFill Of(CartonType type, List<CartonShape> order)
    {
        var fill = new CartonFill(type, order.Min(s => s.SmallestEdge));
        foreach (var shape in order)
        {
            if (shape.Edges is not null && !fill.IsTooLarge(shape))
                fill.Stack(shape);
        }
        // Units of unknown shape come last, by volume and weight alone.
        foreach (var shape in order)
        {
            var units = shape.Edges is null ? Math.Min(shape.Left, fill.Room(shape)) : 0;
            if (units > 0)
                fill.Add(new Placement(shape, units, default, 0, 0, 0));
        }
        return fill;
    }

    private long Room(CartonShape shape) => Math.Min(
        shape.Grams == 0 ? long.MaxValue : (Type.MaxGrams - Grams) / shape.Grams,
        shape.Mm3 == 0 ? long.MaxValue : (Type.Mm3 - Mm3) / shape.Mm3);

    private void Stack(CartonShape shape)
    {
        var left = shape.Left;
        while (Math.Min(left, Room(shape)) is > 0 and var most)
        {
            if (Best(shape, most) is not { } best)
            {
                if (!shape.Upright)
                    tooLarge.Add(shape.Edges!.Value);
                return;
            }
            Add(best);
            spaces.Take(best.Box);
            left -= best.Units;
        }
    }

    /// <summary>Whether a smaller shape has already found no space. Free space only shrinks, so a shape that is larger in every way finds none.</summary>
    private bool IsTooLarge(CartonShape shape)
    {
        var (l, w, h) = shape.Edges!.Value;
        foreach (var edges in tooLarge)
        {
            if (!shape.Upright && edges.L <= l && edges.W <= w && edges.H <= h)
                return true;
        }
        return spaces.Free.Count == 0;
    }

    private void Add(Placement placement)
    {
        Placements.Add(placement);
        Units += placement.Units;
        Mm3 += placement.Units * placement.Shape.Mm3;
        Grams += placement.Units * placement.Shape.Grams;
    }

    /// <summary>Returns the block with the most units; of equal ones the lowest, then rearmost, then leftmost, then the tightest.</summary>
    private Placement? Best(CartonShape shape, long most)
    {
        Placement? best = null;
        var bestKey = (0L, 0, 0, 0, 0);
        foreach (var space in spaces.Free)
        {
            foreach (var turn in shape.Turns)
            {
                if (turn.L > space.Length || turn.W > space.Width || turn.H > space.Height)
                    continue;
                var block = Block(shape, space, turn, most);
                if (best is { } so && block.Units < so.Units)
                    continue;
                var slack = Math.Min(space.X2 - block.Box.X2, Math.Min(space.Y2 - block.Box.Y2, space.Z2 - block.Box.Z2));
                var key = (-block.Units, space.Z, space.Y, space.X, slack);
                if (best is null || key.CompareTo(bestKey) < 0)
                    (best, bestKey) = (block, key);
            }
        }
        return best;
    }

    /// <summary>Returns as many full rows, layers and stacked layers as fit and are wanted.</summary>
    private static Placement Block(CartonShape shape, in Cuboid space, (int L, int W, int H) turn, long most)
    {
        var along = (int)Math.Min(most, space.Length / turn.L);
        var across = (int)Math.Min(most / along, space.Width / turn.W);
        var high = (int)Math.Min(most / ((long)along * across), space.Height / turn.H);
        var box = new Cuboid(space.X, space.Y, space.Z,
            space.X + along * turn.L, space.Y + across * turn.W, space.Z + high * turn.H);
        return new Placement(shape, (long)along * across * high, box, along, across, high);
    }
}

