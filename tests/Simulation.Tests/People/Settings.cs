using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.Laws;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Settings are changed, which not every part of the server has heard of for a while; whoever was answered goes by them at once.</summary>
internal static class Settings
{
    /// <summary>A site's trucks leave at another hour; the next order leaves with them.</summary>
    public static async Task ChangeSiteAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        var hour = dice.Between(8, 20);
        var hours = crew.TruckHours.TryGetValue(site, out var known) ? known : crew.TruckHours[site] = [];
        hours.Add(hour);
        var since = hours.Count - 1;
        crew.World.Log.BeLate(TimeSpan.FromSeconds(dice.Between(1, 1_200)));
        var answer = await Opening.PutSiteAsync(crew, site, $"{hour:00}:00");
        crew.Story.Tell($"The trucks of {site} leave at {hour}, which not everybody hears for a while: {answer.Status}.");
        if (!answer.IsOk || await Ordering.OrderFromAsync(crew, dice, site, Layout.Channel) is not { IsOk: true } placed) return;
        if (placed.Json.TextOrNull("shipBy") is { } at && !hours.Skip(since).Contains(DateTimeOffset.Parse(at, null).UtcDateTime.Hour))
            crew.Seen.Add((Law.AnswersAreUsed, $"the trucks of {site} leave at {hour}, and an order is to leave with one at {at}"));
    }

    /// <summary>A merchant sells in another shop, from the next order on.</summary>
    public static async Task OpenChannelAsync(Crew crew, Dice dice)
    {
        var channel = $"shop{crew.Number("channel")}";
        crew.World.Log.BeLate(TimeSpan.FromSeconds(dice.Between(1, 1_200)));
        var answer = await crew.AskAsync("PUT", $"/merchants/{Layout.Merchant}/channels/{channel}", new { name = channel, kind = "store" });
        crew.Story.Tell($"The shop {channel} is opened, which not everybody hears for a while: {answer.Status}.");
        if (!answer.IsOk) return;
        var placed = await Ordering.OrderFromAsync(crew, dice, null, channel);
        if (placed.Status == 422) crew.Seen.Add((Law.AnswersAreUsed, $"the shop {channel} is open, and an order of it is refused: {placed.Json}"));
    }
}
