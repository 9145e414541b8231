using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>The sorts of runs.</summary>
internal static class Profiles
{
    private static readonly Dictionary<string, int> Work = new()
    {
        ["receive"] = 5, ["receiveInParts"] = 1, ["receiveOver"] = 1, ["confirm"] = 2, ["putAway"] = 12, ["putAwayElsewhere"] = 2,
        ["order"] = 12, ["cancel"] = 1, ["cancelLine"] = 2, ["wave"] = 6, ["pick"] = 16, ["giveBack"] = 1, ["pack"] = 10, ["void"] = 1, ["manifest"] = 5,
        ["race"] = 1, ["handWorkOver"] = 1,
    };

    private static readonly (string Act, int Weight)[] Corrections =
        [("writeOff", 3), ("writeOffAtDock", 1), ("move", 4), ("moveFromDock", 2), ("moveAway", 1), ("changeKind", 1), ("orderForLater", 2), ("count", 2), ("countTask", 2), ("loseFromTote", 1)];

    private static readonly (string Act, int Weight)[] Failures = [("crash", 3), ("forget", 4), ("twin", 2), ("jump", 2), ("orderOnce", 6), ("changeSite", 1), ("openChannel", 1)];

    /// <summary>A day on which nobody makes a mistake and nothing fails.</summary>
    public static Profile Day { get; } = new("day", Work) { Acts = 160 };

    /// <summary>The same, while the machine, the disk and whoever follows the log fail all the time.</summary>
    public static Profile Storm { get; } = new("storm", With(Failures)) { Acts = 160, SystemFails = true, Doubled = 0.1 };

    /// <summary>Things break, are moved, counted, and shelves become other places, all amid the work.</summary>
    public static Profile Losses { get; } = new("losses", With(Corrections)) { Acts = 160 };

    /// <summary>People say what is not so; their scans come late, twice and without a name.</summary>
    public static Profile Mistakes { get; } = new("mistakes", With([.. Corrections, ("sayEmpty", 3), ("putAwayTwice", 3)]))
    {
        Acts = 160, Doubled = 0.1, Unkeyed = 0.2, UnkeyedTwice = 0.5, Delayed = 0.15,
    };

    /// <summary>All of it at once.</summary>
    public static Profile Hell { get; } = Mistakes with { Name = "hell", Weights = With([.. Corrections, .. Failures, ("sayEmpty", 3), ("putAwayTwice", 3)]), SystemFails = true };

    /// <summary>Everything that people and machines do wrong, at once; nobody knows of all of it.</summary>
    public static Profile Mess { get; } = Hell with
    {
        Name = "mess",
        Skus = ["X", "Y", "L"],
        Acts = 200,
        Weights = With([
            .. Corrections, .. Failures, ("sayEmpty", 2), ("putAwayTwice", 2), ("takeOver", 3), ("misplace", 2), ("carryUnseen", 2), ("miscountPick", 2),
            ("miscountReceipt", 2)]),
    };

    /// <summary>Some orders are to be sent whole, and people try what must be refused.</summary>
    public static Profile WholeOrders { get; } = new("wholeOrders", With(("orderWhole", 12), ("receive", 3))) { Skus = ["X", "Y"], Sites = 1, Acts = 80 };

    /// <summary>People try what must be refused: goods without what their tracking asks for, a serial that is in the house, another's task.</summary>
    public static Profile Forbidden { get; } = new(
        "forbidden", With(("receiveWithoutLot", 4), ("receiveSerialAgain", 8), ("pickOfAnother", 8), ("putAwayOfAnother", 6), ("receive", 16))) { Skus = ["L", "N"], Acts = 80 };

    /// <summary>All sorts of runs. Put together when it is asked for: cases are made of what stands here.</summary>
    public static IReadOnlyList<Profile> Everything => [Day, Storm, Losses, Mistakes, Hell, Mess, WholeOrders, Forbidden, .. Cases.All];

    public static Profile Named(string name) => Everything.First(profile => profile.Name == name);

    public static Dictionary<string, int> With(params (string Act, int Weight)[] more)
    {
        var weights = new Dictionary<string, int>(Work);
        foreach (var (act, weight) in more) weights[act] = weight;
        return weights;
    }
}
