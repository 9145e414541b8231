using OrleansWarehouse.Simulation.Tests.Laws;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>The sorts of runs.</summary>
internal static class Profiles
{
    /// <summary>Those whose units nobody has to tell apart: put-aways cannot say yet which serials they are about.</summary>
    private static readonly string[] Certain = ["X", "Y", "L"];

    private static readonly Dictionary<string, int> Work = new()
    {
        ["receive"] = 5, ["receiveInParts"] = 1, ["receiveOver"] = 1, ["confirm"] = 2, ["putAway"] = 12, ["putAwayElsewhere"] = 2,
        ["order"] = 12, ["cancel"] = 1, ["cancelLine"] = 2, ["wave"] = 6, ["pick"] = 16, ["giveBack"] = 1, ["pack"] = 10, ["void"] = 1, ["manifest"] = 5,
    };

    /// <summary>A day on which nobody makes a mistake and nothing fails.</summary>
    public static Profile Day { get; } = new("day", Work) { Acts = 160, Skus = Certain, Without = [Law.NobodyWaitsInVain] };

    /// <summary>The same, while the machine, the disk and whoever follows the log fail all the time.</summary>
    public static Profile Storm { get; } = new("storm", With(("crash", 3), ("forget", 4), ("twin", 2), ("jump", 2), ("orderOnce", 6)))
    {
        Acts = 160, SystemFails = true, Doubled = 0.1, Skus = Certain, Without = [Law.NobodyWaitsInVain],
    };

    /// <summary>Things break and are written off.</summary>
    public static Profile Losses { get; } = new("losses", With(("writeOff", 8)))
    {
        Skus = Certain, Laws = [Law.NothingIsNegative, Law.ReactionsAreTotal, Law.ReservationsHaveOrders, Law.DoorsOnly, Law.BooksAreTheFloor, Law.ReplayIsState, Law.NoBugs],
    };

    /// <summary>Everything that people and machines do wrong, at once.</summary>
    public static Profile Mess { get; } = new("mess", With(
        ("crash", 2), ("forget", 2), ("twin", 1), ("jump", 1), ("orderOnce", 3), ("orderForLater", 2), ("move", 3), ("moveFromDock", 2), ("moveAway", 2),
        ("putAwayTwice", 2), ("writeOff", 3), ("writeOffAtDock", 1), ("changeKind", 1), ("count", 4), ("sayEmpty", 2), ("takeOver", 3), ("misplace", 2),
        ("carryUnseen", 2), ("miscountPick", 2), ("miscountReceipt", 2)))
    {
        Acts = 200, SystemFails = true, Doubled = 0.1, Unkeyed = 0.2, UnkeyedTwice = 0.2, Delayed = 0.1,
        Laws = [Law.NothingIsNegative, Law.ReplayIsState, Law.NoBugs],
    };

    public static Profile Named(string name) => new[] { Day, Storm, Losses, Mess }.Concat(Finds.Profiles).First(profile => profile.Name == name);

    public static Dictionary<string, int> With(params (string Act, int Weight)[] more)
    {
        var weights = new Dictionary<string, int>(Work);
        foreach (var (act, weight) in more) weights[act] = weight;
        return weights;
    }
}
