using System.Text.Json;

using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>All who work, and what they have at hand: the things, the devices, the offices.</summary>
internal sealed class Crew(World world, Profile profile, ulong seed)
{
    private static readonly JsonSerializerOptions Plain = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private readonly HashSet<string> busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private int keys;

    public World World => world;

    public Profile Profile => profile;

    public Dialect Dialect => profile.Dialect;

    public Warehouse Floor { get; } = new();

    public Doors Doors { get; } = new();

    public Mistakes Mistakes { get; } = new();

    public Hands Hands { get; } = new();

    public Story Story { get; } = new(world.Clock);

    /// <summary>The orders that were placed.</summary>
    public List<string> Orders { get; } = [];

    /// <summary>Those of them that are to be sent whole.</summary>
    public List<string> WholeOrders { get; } = [];

    /// <summary>What somebody saw that must not be, and by which law.</summary>
    public List<(string Law, string What)> Seen { get; } = [];

    /// <summary>Deliveries whose count is not accepted yet.</summary>
    public List<string> Deliveries { get; } = [];

    /// <summary>Shipments that are packed.</summary>
    public List<string> Shipments { get; } = [];

    /// <summary>Parcels that stand at the door of a site, by their numbers.</summary>
    public SortedDictionary<string, string> Parcels { get; } = new(StringComparer.Ordinal);

    /// <summary>What sort of place each is now.</summary>
    public Dictionary<(string Site, string Code), string> Spots { get; } = [];

    /// <summary>The hours at which the trucks of a site were said to leave, the newest last.</summary>
    public Dictionary<string, List<int>> TruckHours { get; } = new(StringComparer.Ordinal);

    /// <summary>Acts that are not over.</summary>
    public int Active { get; private set; }

    /// <summary>Scans that are on their way, some of them for days.</summary>
    public int OnTheWay { get; set; }

    /// <summary>Scans may wait in the devices; not on the days after the last fault.</summary>
    public bool IsFarFromWifi { get; set; } = true;

    /// <summary>What somebody did that no person would: a fault of the simulation itself.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Answers that say that the server has a bug.</summary>
    public List<string> Bugs { get; } = [];

    /// <summary>Facts that were told: answered writes.</summary>
    public int Facts { get; private set; }

    public IReadOnlyList<Kind> Kinds => [.. Layout.Kinds.Where(kind => profile.Skus.Count == 0 || profile.Skus.Contains(kind.Sku))];

    public IReadOnlyList<string> Sites => [.. Layout.Sites.Take(profile.Sites)];

    public Kind KindOf(string sku) => Layout.Kinds.First(kind => kind.Sku == sku);

    /// <summary>A number that nobody had before, by name.</summary>
    public int Number(string name) => numbers[name] = numbers.GetValueOrDefault(name) + 1;

    public string NewKey() => $"k{seed:x}-{++keys}";

    /// <summary>Who carries away what nobody has counted in yet takes it for what the books have there; likewise, where scans come late, what
    /// the merchant has not accepted yet.</summary>
    public void Carry(IReadOnlyList<Unit> goods, Place to)
    {
        if (goods.Any(unit => !unit.IsKnown || (profile.Delayed > 0 && unit.Delivery is { } delivery && Deliveries.Contains(delivery))))
            Mistakes.Make(goods[0].Kind.Sku);
        Floor.Move(goods, to);
    }

    /// <summary>Somebody begins to do something; whatever he awaits goes on in a lane of his own.</summary>
    public void Begin(Func<Task> act)
    {
        Active++;
        new Lane(world.Scheduler, null).Post(() => _ = RunAsync(act));
    }

    /// <summary>False when the person is at something else.</summary>
    public bool Engage(string person) => busy.Add(person);

    public void Release(string person) => busy.Remove(person);

    public Task PauseAsync(TimeSpan pause)
    {
        var over = new TaskCompletionSource();
        world.Clock.At(world.Clock.Now + pause, over.SetResult);
        return over.Task;
    }

    /// <summary>Asks until somebody answers.</summary>
    public async Task<Answer> AskAsync(string method, string path, object? body = null, string? key = null)
    {
        var ask = new Ask(method, path, body is null ? null : JsonSerializer.Serialize(body, Plain), key);
        for (var tries = 0; ; tries++)
        {
            var answer = await world.SendAsync(ask);
            if (answer.Bug is { } bug) Bugs.Add($"{method} {path}: {bug.GetType().Name}: {bug.Message}");
            if (!answer.IsUnknown || tries > 50)
            {
                if (answer.IsOk && answer.Status != 204 && method != "GET") Facts++;
                return answer;
            }

            await PauseAsync(TimeSpan.FromSeconds(1 + tries));
        }
    }

    public Task<Answer> GetAsync(string path) => AskAsync("GET", path);

    /// <summary>A write of an office, under a key of its own.</summary>
    public Task<Answer> PostAsync(string path, object body) => AskAsync("POST", path, body, NewKey());

    /// <summary>One try, whatever comes of it.</summary>
    public Task<Answer> TryAsync(string path, object body, string? key) =>
        world.SendAsync(new("POST", path, JsonSerializer.Serialize(body, Plain), key));

    private async Task RunAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure)
        {
            Broken ??= failure;
        }

        Active--;
    }
}
