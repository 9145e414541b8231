using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>
/// Finds the most called grains in constant memory: the Space-Saving sketch of Metwally, Agrawal and El Abbadi,
/// "Efficient Computation of Frequent and Top-k Elements in Data Streams" (ICDT 2005). It contains every grain that gets more than one in
/// <see cref="Places"/> of the calls, and never undercounts. Counts decay, so that it covers about the
/// last ten seconds.
/// </summary>
internal sealed class HotGrains
{
    public const int Places = 256;

    /// <summary>The factor by which counts decay per second.</summary>
    private const double Fading = 0.9;

    private const double Forgotten = 0.05;

    private readonly Lock gate = new();
    private readonly Dictionary<GrainId, int> places = new(Places);
    private readonly Place[] kept = new Place[Places];
    private int used;

    /// <summary>Never blocks: a call that comes while another is being added is not counted.</summary>
    public void Add(GrainId grain, int calls)
    {
        if (!gate.TryEnter()) return;
        try
        {
            ref var place = ref PlaceOf(grain);
            place.Calls += calls;
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Call it once a second.</summary>
    public void Fade()
    {
        lock (gate)
        {
            for (var i = used - 1; i >= 0; i--)
            {
                kept[i].Calls *= Fading;
                kept[i].Overcount *= Fading;
                if (kept[i].Calls < Forgotten) Remove(i);
            }
        }
    }

    /// <summary>Returns the most called grains, hottest first.</summary>
    public ImmutableArray<HotGrain> Top(int most)
    {
        lock (gate)
        {
            return
            [
                .. kept.Take(used).OrderByDescending(static place => place.Calls - place.Overcount).Take(most).Select(static place => new HotGrain(
                    place.Grain.Type.ToString()!, place.Grain.Key.ToString()!,
                    place.Calls * (1 - Fading), place.Overcount * (1 - Fading))),
            ];
        }
    }

    /// <summary>A new grain takes the place of the coldest, with its count, by which it may be overcounted.</summary>
    private ref Place PlaceOf(GrainId grain)
    {
        if (places.TryGetValue(grain, out var place)) return ref kept[place];
        if (used < Places) place = used++;
        else
        {
            place = Coldest();
            places.Remove(kept[place].Grain);
        }

        places[grain] = place;
        kept[place].Grain = grain;
        kept[place].Overcount = kept[place].Calls;
        return ref kept[place];
    }

    private int Coldest()
    {
        var coldest = 0;
        for (var i = 1; i < used; i++)
        {
            if (kept[i].Calls < kept[coldest].Calls) coldest = i;
        }

        return coldest;
    }

    private void Remove(int place)
    {
        places.Remove(kept[place].Grain);
        if (--used != place)
        {
            kept[place] = kept[used];
            places[kept[place].Grain] = place;
        }

        kept[used] = default;
    }

    private struct Place
    {
        public GrainId Grain;
        public double Calls;
        public double Overcount;
    }
}
