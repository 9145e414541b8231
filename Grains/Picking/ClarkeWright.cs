using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Joins tours by the savings of Clarke and Wright (see <see cref="Batching"/>). Of two that are joined the lower number stays.</summary>
internal sealed class ClarkeWright
{
    private const long Never = long.MinValue;

    private readonly BatchLimits limits;
    private readonly TourEstimate estimate;
    private readonly List<int>?[] members;
    private readonly Touch[][] touches;
    private readonly long[] way, grams, mm3;
    private readonly int[] totes, best;
    private readonly long[][] saving;

    public ClarkeWright(BlockLayout layout, BatchOrder[] orders, FloorPoint? depot, BatchLimits limits)
    {
        this.limits = limits;
        estimate = new TourEstimate(layout, depot);
        members = [.. orders.Select((_, i) => new List<int> { i })];
        touches = Array.ConvertAll(orders, o => estimate.TouchesOf(o.Locations));
        way = Array.ConvertAll(touches, t => estimate.WayMm(t, []));
        grams = Array.ConvertAll(orders, o => o.Grams);
        mm3 = Array.ConvertAll(orders, o => o.Mm3);
        totes = Array.ConvertAll(orders, o => o.Totes);
        best = new int[orders.Length];
        saving = Array.ConvertAll(orders, _ => new long[orders.Length]);
        for (var i = 0; i < orders.Length; i++)
        {
            saving[i][i] = Never;
            for (var j = 0; j < i; j++)
                saving[i][j] = saving[j][i] = SavingOf(j, i);
        }
        for (var i = 0; i < orders.Length; i++)
            best[i] = BestOf(i);
    }

    public IEnumerable<List<int>> Join()
    {
        for (var first = Top(); first >= 0; first = Top())
            Unite(Math.Min(first, best[first]), Math.Max(first, best[first]));
        return members.Where(m => m is not null).Select(m => m!.Order().ToList());
    }

    private int Top()
    {
        var (top, saving) = (-1, -1L);
        for (var i = 0; i < best.Length; i++)
        {
            if (members[i] is not null && best[i] >= 0 && this.saving[i][best[i]] > saving)
                (top, saving) = (i, this.saving[i][best[i]]);
        }
        return top;
    }

    private void Unite(int a, int b)
    {
        members[a]!.AddRange(members[b]!);
        members[b] = null;
        touches[a] = TourEstimate.Union(touches[a], touches[b]);
        way[a] = estimate.WayMm(touches[a], []);
        (grams[a], mm3[a], totes[a]) = (grams[a] + grams[b], mm3[a] + mm3[b], totes[a] + totes[b]);
        for (var k = 0; k < best.Length; k++)
        {
            saving[k][b] = saving[b][k] = Never;
            if (k != a && members[k] is not null)
                saving[k][a] = saving[a][k] = SavingOf(a, k);
        }
        for (var k = 0; k < best.Length; k++)
        {
            if (members[k] is null)
                continue;
            if (k == a || best[k] == a || best[k] == b)
                best[k] = BestOf(k);
            else if (saving[k][a] > (best[k] < 0 ? Never : saving[k][best[k]]))
                best[k] = a;
        }
    }

    private int BestOf(int i)
    {
        var row = saving[i];
        var best = -1;
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] > (best < 0 ? Never : row[best]))
                best = j;
        }
        return best;
    }

    private long SavingOf(int a, int b) => Fits(a, b) ? way[a] + way[b] - estimate.WayMm(touches[a], touches[b]) : Never;

    private bool Fits(int a, int b) =>
        members[a]!.Count + members[b]!.Count <= limits.MaxOrders
        && totes[a] + totes[b] <= (limits.MaxTotes ?? int.MaxValue)
        && grams[a] + grams[b] <= (limits.MaxGrams ?? long.MaxValue)
        && mm3[a] + mm3[b] <= (limits.MaxMm3 ?? long.MaxValue);
}

