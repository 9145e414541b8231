using System.Collections.Frozen;

using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What somebody may do, by name. An act looks at the floor and the screens when it comes to it, and does nothing where
/// there is nothing to do: so any of them can be left out of a run, and the others still make sense.</summary>
internal static class Acts
{
    public static FrozenDictionary<string, Func<Crew, Dice, Task>> All { get; } = new Dictionary<string, Func<Crew, Dice, Task>>
    {
        ["receive"] = Receiving.ReceiveAsync,
        ["receiveInParts"] = Receiving.ReceiveInPartsAsync,
        ["receiveOver"] = Receiving.ReceiveOverAsync,
        ["confirm"] = Receiving.ConfirmAsync,
        ["putAway"] = Storing.PutAwayAsync,
        ["putAwayElsewhere"] = Storing.PutAwayElsewhereAsync,
        ["putAwayTwice"] = Storing.PutAwayOfNothingAsync,
        ["race"] = Working.RaceAsync,
        ["handWorkOver"] = Working.HandOverAsync,
        ["countTask"] = Working.CountAsync,
        ["move"] = Storing.MoveAsync,
        ["moveFromDock"] = Storing.MoveFromDockAsync,
        ["moveAway"] = Storing.MoveAwayAsync,
        ["order"] = Ordering.OrderAsync,
        ["orderForLater"] = Ordering.OrderForLaterAsync,
        ["orderOnce"] = Ordering.OrderOnceAsync,
        ["cancel"] = Ordering.CancelAsync,
        ["cancelLine"] = Ordering.CancelLineAsync,
        ["wave"] = Picking.WaveAsync,
        ["pick"] = Picking.PickAsync,
        ["giveBack"] = Picking.GiveBackAsync,
        ["sayEmpty"] = Picking.SayEmptyAsync,
        ["pack"] = Packing.PackAsync,
        ["void"] = Packing.VoidAsync,
        ["manifest"] = Packing.HandOverAsync,
        ["writeOff"] = Correcting.WriteOffAsync,
        ["writeOffAtDock"] = Correcting.WriteOffAtDockAsync,
        ["count"] = Correcting.CountAsync,
        ["loseFromTote"] = Packing.LoseAsync,
        ["changeKind"] = Correcting.ChangeKindAsync,
        ["orderWhole"] = Ordering.OrderWholeAsync,
        ["receiveWithoutLot"] = Forbidden.ReceiveWithoutLotAsync,
        ["receiveSerialAgain"] = Forbidden.ReceiveSerialAgainAsync,
        ["pickOfAnother"] = Forbidden.PickOfAnotherAsync,
        ["putAwayOfAnother"] = Forbidden.PutAwayOfAnotherAsync,
        ["takeOver"] = Slips.TakeOverAsync,
        ["misplace"] = Slips.MisplaceAsync,
        ["carryUnseen"] = Slips.CarryUnseenAsync,
        ["miscountPick"] = Slips.MiscountPickAsync,
        ["miscountReceipt"] = Slips.MiscountReceiptAsync,
        ["crash"] = Machine.CrashAsync,
        ["forget"] = Machine.ForgetAsync,
        ["twin"] = Machine.TwinAsync,
        ["jump"] = Machine.JumpAsync,
        ["changeSite"] = Settings.ChangeSiteAsync,
        ["openChannel"] = Settings.OpenChannelAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>What the machine does.</summary>
internal static class Machine
{
    public static Task CrashAsync(Crew crew, Dice dice)
    {
        crew.Story.Tell("The machine fails and starts again.");
        crew.World.Crash();
        return Task.CompletedTask;
    }

    public static Task ForgetAsync(Crew crew, Dice dice)
    {
        crew.World.Forget(busy: false);
        return Task.CompletedTask;
    }

    public static Task TwinAsync(Crew crew, Dice dice)
    {
        crew.Story.Tell("A grain is for a while in memory twice.");
        crew.World.Forget(busy: true);
        return Task.CompletedTask;
    }

    public static Task JumpAsync(Crew crew, Dice dice)
    {
        crew.Story.Tell("The clock jumps.");
        crew.World.Faults.Hit(Faults.ClockJumps);
        crew.World.Clock.Advance(TimeSpan.FromSeconds(dice.Between(1, 4_000)));
        return Task.CompletedTask;
    }
}
