using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Joins tours by the savings of Clarke and Wright (see <see cref="Batching"/>). Of two that are joined the lower number stays.</summary>
internal sealed class ClarkeWright
{
    private const long Never = long.MinValue;

    private readonly BatchLimits _limits;
    private readonly TourEstimate _estimate;
    private readonly List<int>?[] _members;
    private readonly Touch[][] _touches;
    private readonly long[] _way, _grams, _mm3;
    private readonly int[] _totes, _best;
    private readonly long[][] _saving;

    public ClarkeWright(BlockLayout layout, BatchOrder[] orders, FloorPoint? depot, BatchLimits limits)
    {
        _limits = limits;
        _estimate = new TourEstimate(layout, depot);
        _members = [.. orders.Select((_, i) => new List<int> { i })];
        _touches = Array.ConvertAll(orders, o => _estimate.TouchesOf(o.Locations));
        _way = Array.ConvertAll(_touches, t => _estimate.WayMm(t, []));
        _grams = Array.ConvertAll(orders, o => o.Grams);
        _mm3 = Array.ConvertAll(orders, o => o.Mm3);
        _totes = Array.ConvertAll(orders, o => o.Totes);
        _best = new int[orders.Length];
        _saving = Array.ConvertAll(orders, _ => new long[orders.Length]);
        for (var i = 0; i < orders.Length; i++)
        {
            _saving[i][i] = Never;
            for (var j = 0; j < i; j++)
                _saving[i][j] = _saving[j][i] = SavingOf(j, i);
        }
        for (var i = 0; i < orders.Length; i++)
            _best[i] = BestOf(i);
    }

    public IEnumerable<List<int>> Join()
    {
        for (var first = Top(); first >= 0; first = Top())
            Unite(Math.Min(first, _best[first]), Math.Max(first, _best[first]));
        return _members.Where(m => m is not null).Select(m => m!.Order().ToList());
    }

    private int Top()
    {
        var (top, saving) = (-1, -1L);
        for (var i = 0; i < _best.Length; i++)
        {
            if (_members[i] is not null && _best[i] >= 0 && _saving[i][_best[i]] > saving)
                (top, saving) = (i, _saving[i][_best[i]]);
        }
        return top;
    }

    private void Unite(int a, int b)
    {
        _members[a]!.AddRange(_members[b]!);
        _members[b] = null;
        _touches[a] = TourEstimate.Union(_touches[a], _touches[b]);
        _way[a] = _estimate.WayMm(_touches[a], []);
        (_grams[a], _mm3[a], _totes[a]) = (_grams[a] + _grams[b], _mm3[a] + _mm3[b], _totes[a] + _totes[b]);
        for (var k = 0; k < _best.Length; k++)
        {
            _saving[k][b] = _saving[b][k] = Never;
            if (k != a && _members[k] is not null)
                _saving[k][a] = _saving[a][k] = SavingOf(a, k);
        }
        for (var k = 0; k < _best.Length; k++)
        {
            if (_members[k] is null)
                continue;
            if (k == a || _best[k] == a || _best[k] == b)
                _best[k] = BestOf(k);
            else if (_saving[k][a] > (_best[k] < 0 ? Never : _saving[k][_best[k]]))
                _best[k] = a;
        }
    }

    private int BestOf(int i)
    {
        var row = _saving[i];
        var best = -1;
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] > (best < 0 ? Never : row[best]))
                best = j;
        }
        return best;
    }

    private long SavingOf(int a, int b) => Fits(a, b) ? _way[a] + _way[b] - _estimate.WayMm(_touches[a], _touches[b]) : Never;

    private bool Fits(int a, int b) =>
        _members[a]!.Count + _members[b]!.Count <= _limits.MaxOrders
        && _totes[a] + _totes[b] <= (_limits.MaxTotes ?? int.MaxValue)
        && _grams[a] + _grams[b] <= (_limits.MaxGrams ?? long.MaxValue)
        && _mm3[a] + _mm3[b] <= (_limits.MaxMm3 ?? long.MaxValue);
}
