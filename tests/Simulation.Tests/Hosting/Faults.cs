namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>What the machine, the disk and the followers did wrong, and what of it nobody has come to rest after yet.</summary>
internal sealed class Faults
{
    public const string AnswerLost = "an answer of the disk is lost";
    public const string ClockJumps = "the clock jumps";
    public const string DeadlineLate = "a deadline is late";
    public const string DeadlineSetAside = "a deadline is set aside";
    public const string DeadlineTwice = "a deadline is reached twice";
    public const string Death = "the machine dies";
    public const string DeathInCommit = "the machine dies in a commit of several grains";
    public const string GroupCommit = "several grains' appends are one commit";
    public const string GroupLost = "several grains' appends are lost together";
    public const string NotWritten = "an append is not written";
    public const string ReactionLate = "a reaction is late";
    public const string ReactionSetAside = "a reaction is set aside";
    public const string ReactionTwice = "a reaction is done twice";
    public const string SnapshotLost = "a snapshot is lost";
    public const string StaleDecision = "a decision rests on stale reference data";
    public const string StaleReference = "reference data are stale";
    public const string StaleValue = "what is known of an aggregate is stale";
    public const string Twins = "a grain is in memory twice";
    public const string UnknownLost = "an append of unknown outcome is not written";
    public const string UnknownWritten = "an append of unknown outcome is written";

    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> underWay = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } =
    [
        AnswerLost, ClockJumps, DeadlineLate, DeadlineSetAside, DeadlineTwice, Death, DeathInCommit, GroupCommit, GroupLost, NotWritten,
        ReactionLate, ReactionSetAside, ReactionTwice, SnapshotLost, StaleDecision, StaleReference, StaleValue, Twins, UnknownLost, UnknownWritten,
    ];

    /// <summary>How often each has come.</summary>
    public IReadOnlyDictionary<string, long> Counts => counts;

    /// <summary>Those that came since all was quiet the last time.</summary>
    public IReadOnlyCollection<string> UnderWay => underWay;

    public void Hit(string fault)
    {
        counts[fault] = counts.GetValueOrDefault(fault) + 1;
        underWay.Add(fault);
    }

    /// <summary>All is quiet: nothing that comes from now on has to do with what was.</summary>
    public void Rest() => underWay.Clear();
}
