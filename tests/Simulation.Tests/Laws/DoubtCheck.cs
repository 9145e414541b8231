using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>A doubt comes from a mistake of people, never from one of the system, and a count ends it.</summary>
internal static class DoubtCheck
{
    /// <summary>At rest there are no more doubts than mistakes.</summary>
    public static async Task LookAsync(Crew crew, Oracle oracle)
    {
        if (!crew.Dialect.Doubts) return;
        var doubts = await AllAsync(crew);
        foreach (var sku in doubts.GroupBy(static doubt => doubt.Sku))
        {
            // Of a mistake with a shelf all lots that lie there are in doubt.
            var (places, mistakes) = (sku.DistinctBy(static doubt => doubt.Place).Count(), crew.Mistakes.ConfusionsOf(sku.Key));
            if (places > mistakes) oracle.Break(Law.DoubtsAreMistakes, $"{sku.Key} is in doubt at {places} places ({string.Join(", ", sku.Select(static doubt => doubt.Place))}), and {mistakes} mistakes were made with it");
        }
    }

    /// <summary>After counts there are none, and the books are the floor, whatever was done wrong.</summary>
    public static async Task LookAfterCountsAsync(Crew crew, Oracle oracle)
    {
        foreach (var doubt in await AllAsync(crew)) oracle.Break(Law.CountsEndDoubts, $"{doubt.Sku} at {doubt.Place} is in doubt after it was counted");
        await FloorCheck.LookAsync(crew, oracle, afterCounts: true);
    }

    private static async Task<IReadOnlyList<(string Sku, string Place)>> AllAsync(Crew crew)
    {
        var all = new List<(string Sku, string Place)>();
        foreach (var site in crew.Sites)
        {
            var rows = (await crew.GetAsync($"/sites/{site}/doubts?limit=200")).Json.Items();
            all.AddRange(rows.Select(row => (row.Text("sku"), $"{site}/{row.Text("location")}")));
        }

        return all;
    }
}
