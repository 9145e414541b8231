namespace OrleansWarehouse.Grains.Packing;

/// <summary>A box in a carton: from one corner up to, but not including, the opposite one.</summary>
internal readonly record struct Cuboid(int X, int Y, int Z, int X2, int Y2, int Z2)
{
    public int Length => X2 - X;
    public int Width => Y2 - Y;
    public int Height => Z2 - Z;

    public bool Meets(in Cuboid o) => X < o.X2 && o.X < X2 && Y < o.Y2 && o.Y < Y2 && Z < o.Z2 && o.Z < Z2;

    public bool Holds(in Cuboid o) => X <= o.X && o.X2 <= X2 && Y <= o.Y && o.Y2 <= Y2 && Z <= o.Z && o.Z2 <= Z2;
}

/// <summary>
/// The free space of a carton as the set of its maximal empty boxes, which overlap. At most <see cref="Most"/> are kept:
/// further slivers cost more time than they save space.
/// </summary>
internal sealed class MaximalSpaces(CartonType carton, int smallestEdge)
{
    private const int Most = 100;

    private readonly List<Cuboid> fresh = [];

    public List<Cuboid> Free { get; } = [new(0, 0, 0, carton.LengthMm, carton.WidthMm, carton.HeightMm)];

    public void Take(in Cuboid box)
    {
        fresh.Clear();
        var kept = 0;
        for (var i = 0; i < Free.Count; i++)
        {
            if (Free[i].Meets(box))
                Cut(Free[i], box);
            else
                Free[kept++] = Free[i];
        }
        Free.RemoveRange(kept, Free.Count - kept);
        foreach (var space in fresh)
            AddUnlessHeld(space);
        if (Free.Count > Most)
        {
            Free.Sort(static (a, b) => Volume(b).CompareTo(Volume(a)));
            Free.RemoveRange(Most, Free.Count - Most);
        }
    }

    private static long Volume(in Cuboid c) => (long)c.Length * c.Width * c.Height;

    private void Cut(in Cuboid s, in Cuboid box)
    {
        Keep(s with { X2 = box.X });
        Keep(s with { X = box.X2 });
        Keep(s with { Y2 = box.Y });
        Keep(s with { Y = box.Y2 });
        Keep(s with { Z2 = box.Z });
        Keep(s with { Z = box.Z2 });
    }

    private void Keep(in Cuboid space)
    {
        if (space.Length >= smallestEdge && space.Width >= smallestEdge && space.Height >= smallestEdge)
            fresh.Add(space);
    }

    /// <summary>A space that was not cut is never inside a piece of another, so only the new ones are checked.</summary>
    private void AddUnlessHeld(in Cuboid space)
    {
        foreach (var other in Free)
        {
            if (other.Holds(space))
                return;
        }
        foreach (var other in fresh)
        {
            if (other != space && other.Holds(space))
                return;
        }
        Free.Add(space);
    }
}

