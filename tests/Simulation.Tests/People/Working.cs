using System.Text.Json;

using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.Laws;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Work of every kind comes through one door.</summary>
internal static class Working
{
    /// <summary>What somebody has in hand, or takes next.</summary>
    public static async Task<JsonElement?> NextAsync(Crew crew, string site, string person, params string[] kinds)
    {
        var asked = crew.Hands.Now;
        var answer = await crew.PostAsync($"/sites/{site}/pickers/{person}/nextWork", new { kinds });
        if (answer.Status != 200) return null;
        Told(crew, site, answer.Json, person, asked);
        return answer.Json;
    }

    /// <summary>Somebody is told that a task is his.</summary>
    public static void Told(Crew crew, string site, JsonElement work, string person, long asked)
    {
        // A count that is over may be asked for again.
        var task = $"{site}/{work.TextOrNull("id") ?? work.Text("task")} {work.TextOrNull("offeredAt")}";
        if (crew.Hands.Take(KeyOf(task, work), person, asked) is { } other)
            crew.Seen.Add((Law.TasksHaveOneOwner, $"{task} is in the hands of {other} and of {person}"));
    }

    /// <summary>Two want the same.</summary>
    public static async Task RaceAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        var open = (await ListAsync(crew, site)).Where(static work => work.TextOrNull("picker") is null && work.TextOrNull("keptFor") is null).ToArray();
        if (open.Length == 0) return;
        var work = dice.Of(open);
        var answers = await Task.WhenAll(PeopleFor(work).Select(person => TakeAsync(crew, site, work, person)));
        crew.Story.Tell($"Two at {site} want {work.Text("id")}: {string.Join(", ", answers.Select(static answer => $"{answer.Status} {answer.Code}"))}.");
    }

    /// <summary>A supervisor says who is to do something.</summary>
    public static async Task HandOverAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        var all = await ListAsync(crew, site);
        if (all.Count == 0) return;
        var work = dice.Of([.. all]);
        var person = dice.Of(PeopleFor(work));
        Change(crew, site, work);
        var answer = await crew.PostAsync($"/sites/{site}/work/{work.Text("id")}/handOver", new { picker = person, reason = "he is near" });
        crew.Story.Tell($"{work.Text("id")} at {site} is for {person}: {answer.Status} {answer.Code}.");
    }

    /// <summary>Somebody else is to do it.</summary>
    public static async Task ReleaseAsync(Crew crew, string site, JsonElement work, string person)
    {
        Change(crew, site, work);
        var answer = await crew.PostAsync($"/sites/{site}/work/{work.Text("id")}/release", new { picker = person, reason = "I cannot" });
        crew.Story.Tell($"{person} at {site} gives {work.Text("kind")} {work.Text("id")} back: {answer.Status} {answer.Code}.");
    }

    /// <summary>Somebody is sent to count what is in doubt on a shelf.</summary>
    public static async Task CountAsync(Crew crew, Dice dice)
    {
        var (site, person) = (dice.Of(crew.Sites), dice.Of(Layout.Storers));
        if (!crew.Engage($"{site}/{person}")) return;
        try
        {
            if (await NextAsync(crew, site, person, "count") is not { } work) return;
            if (Layout.Spots.Any(spot => spot.Code == work.Text("from")))
                await Correcting.CountAsync(crew, site, work.Text("from"), crew.KindOf(work.Text("sku")), work.TextOrNull("lot"));
            else await ReleaseAsync(crew, site, work, person);
        }
        finally
        {
            crew.Release($"{site}/{person}");
        }
    }

    /// <summary>A task is about to change hands, whatever comes of it.</summary>
    public static void Change(Crew crew, string site, string task) => crew.Hands.Change($"{site}/{task}");

    private static void Change(Crew crew, string site, JsonElement work) => crew.Hands.Change(KeyOf($"{site}/{work.Text("id")} {work.TextOrNull("offeredAt")}", work));

    /// <summary>Only counts are asked for again under the same name.</summary>
    private static string KeyOf(string task, JsonElement work) => work.TextOrNull("kind") == "count" ? task : task.Split(' ')[0];

    private static async Task<Answer> TakeAsync(Crew crew, string site, JsonElement work, string person)
    {
        var asked = crew.Hands.Now;
        var answer = await crew.PostAsync($"/sites/{site}/work/{work.Text("id")}/take", new { picker = person });
        if (answer.IsOk) Told(crew, site, answer.Json, person, asked);
        return answer;
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Crew crew, string site) => (await crew.GetAsync($"/sites/{site}/work?limit=1000")).Json.Items();

    private static IReadOnlyList<string> PeopleFor(JsonElement work) => work.Text("kind") == "pick" ? Layout.Pickers : Layout.Storers;
}
