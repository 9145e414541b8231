using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>Compares the list of work with what the tasks say, and with what is in doubt.</summary>
internal static class WorkCheck
{
    public static async Task LookAsync(Crew crew, Oracle oracle)
    {
        foreach (var site in crew.Sites)
        {
            var work = (await crew.GetAsync($"/sites/{site}/work?limit=1000")).Json.Items();
            var told = work.Select(static one => (one.Text("id"), one.TextOrNull("picker"), one.TextOrNull("keptFor"))).ToHashSet();
            foreach (var task in oracle.Goods.OpenWork(site).Except(told)) oracle.Break(Law.QueueIsTasks, $"the queue of {site} does not have {task}");
            foreach (var task in told.Except(oracle.Goods.OpenWork(site))) oracle.Break(Law.QueueIsTasks, $"the queue of {site} has {task}");

            var counts = (await crew.GetAsync($"/sites/{site}/counts?limit=1000")).Json.Items().Select(static one => (one.Text("location"), one.Text("sku"), Lot: one.TextOrNull("lot"))).ToArray();
            var asked = work.Where(static one => one.Text("kind") == "count").Select(static one => (one.Text("from"), one.Text("sku"), one.TextOrNull("lot"))).ToHashSet();
            foreach (var doubt in (await crew.GetAsync($"/sites/{site}/doubts?limit=1000")).Json.Items())
            {
                var (place, sku, lot) = (doubt.Text("location"), doubt.Text("sku"), doubt.TextOrNull("lot"));
                if (!asked.Contains((place, sku, lot)) && !counts.Contains((place, sku, lot)) && !counts.Contains((place, sku, null)))
                    oracle.Break(Law.DoubtsAreCounted, $"{sku} is in doubt at {place} of {site}, and nobody is to count it");
            }
        }
    }
}
