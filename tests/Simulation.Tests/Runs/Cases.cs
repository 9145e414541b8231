using OrleansWarehouse.Simulation.Tests.Laws;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>Sorts of runs that lead straight to what is easily got wrong.</summary>
internal static class Cases
{
    public static IReadOnlyList<Profile> All { get; } =
    [
        Of("scansTwice") with { Unkeyed = 0.7, UnkeyedTwice = 0.5 },
        Of("lossesBesideTotes", ("writeOff", 8), ("orderForLater", 6)),
        Of("movesDuringPutAways", ("moveFromDock", 8), ("putAwayTwice", 8)),
        Of("lossesAtTheDock", ("receiveOver", 8), ("writeOffAtDock", 8)),
        Of("placesThatChange", ("changeKind", 4), ("moveAway", 6)),
        Of("serialsInParts", ("putAwayElsewhere", 12)) with { Skus = ["N"] },
        Of("emptyShelves", ("sayEmpty", 10), ("count", 4)),
        Of("settings", ("changeSite", 10), ("openChannel", 10), ("receive", 6)),
        Of("noPlace", ("changeKind", 16), ("receive", 10)) with { Skus = ["X", "L"] },
        Of("brokenOff", ("orderOnce", 90), ("crash", 4), ("receive", 8)) with { SystemFails = true, Acts = 240 },
        // Who packs cannot say which lot he took, and so the floor may have another one than the books.
        Of("lotsInTotes", ("loseFromTote", 12), ("void", 4), ("move", 6)) with
        {
            Skus = ["L"],
            Laws = [
                Law.NothingIsNegative, Law.ReactionsAreTotal, Law.PromisedIsPickable, Law.PromisedAtEveryStep, Law.TotesAreTheirOrders,
                Law.ReservationsHaveOrders, Law.NoUnderselling, Law.NobodyWaitsInVain, Law.ReplayIsState, Law.EverythingEnds, Law.NoBugs,
            ],
        },
        Of("hands", ("race", 12), ("handWorkOver", 8), ("giveBack", 6), ("takeOver", 4), ("sayEmpty", 4), ("countTask", 6)),
        Of("rush", ("order", 30), ("cancel", 12)),
        Of("lateScans", ("cancel", 6), ("giveBack", 6), ("move", 4), ("count", 3)) with { Delayed = 0.5 },
        Of("lateSerials", ("receive", 10), ("count", 12), ("moveFromDock", 2)) with { Skus = ["X", "N"], Delayed = 0.5 },
    ];

    private static Profile Of(string name, params (string Act, int Weight)[] more) =>
        new(name, Profiles.With(more)) { Skus = ["X", "Y"], Sites = 1, Acts = 80 };
}
