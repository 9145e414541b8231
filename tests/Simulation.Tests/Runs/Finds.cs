using OrleansWarehouse.Simulation.Tests.Laws;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>What the server is known to do wrong: a sort of run that meets it, and the law that breaks.</summary>
internal sealed record Find(string Case, Profile Profile, string Law);

internal static class Finds
{
    public static IReadOnlyList<Find> All { get; } =
    [
        new("G1", Of("g1", [Laws.Law.BooksAreTheFloor, Laws.Law.DoorsOnly]) with { Unkeyed = 0.7, UnkeyedTwice = 0.5 }, Laws.Law.DoorsOnly),
        new("G2", Of("g2", [Laws.Law.TotesAreTheirOrders], ("writeOff", 8), ("orderForLater", 6)), Laws.Law.TotesAreTheirOrders),
        new("G3", Of("g3", [Laws.Law.DoorsOnly], ("moveFromDock", 8), ("putAwayTwice", 8)), Laws.Law.DoorsOnly),
        new("G4", Of("g4", [Laws.Law.ReactionsAreTotal], ("receiveOver", 8), ("writeOffAtDock", 8)), Laws.Law.ReactionsAreTotal),
        new("G5", Of("g5", [Laws.Law.PromisedIsPickable, Laws.Law.NoUnderselling], ("changeKind", 4), ("moveAway", 6)), Laws.Law.NoUnderselling),
        new("G6", Of("g6", [Laws.Law.BooksAreTheFloor], ("putAwayElsewhere", 12)) with { Skus = ["N"] }, Laws.Law.BooksAreTheFloor),
        new("an order asks where there was nothing a moment ago", Of("rush", [Laws.Law.NobodyWaitsInVain], ("order", 30), ("cancel", 12)), Laws.Law.NobodyWaitsInVain),
    ];

    public static IEnumerable<Profile> Profiles => All.Select(static find => find.Profile);

    private static Profile Of(string name, IReadOnlyList<string> laws, params (string Act, int Weight)[] more) =>
        new(name, Runs.Profiles.With(more)) { Laws = laws, Skus = ["X", "Y"], Sites = 1, Acts = 60 };
}
