using OrleansWarehouse.Simulation.Tests.Books;
using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Followers;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>Looks at the laws of goods: some at every step, some when all is heard.</summary>
internal sealed class Oracle
{
    private readonly World world;
    private readonly Crew crew;
    private readonly HashSet<string> laws;
    private readonly Ledger ledger = new();
    private readonly Goods goods;

    public Oracle(World world, Crew crew)
    {
        (this.world, this.crew) = (world, crew);
        laws = [.. crew.Profile.Laws];
        goods = new(ledger);
        world.Committed = Heard;
        world.ReactionFailed = Failed;
        world.DeadlineFailed = Failed;
    }

    /// <summary>The first law that broke; null while all hold.</summary>
    public Violation? Broken { get; private set; }

    public Goods Goods => goods;

    public Ledger Ledger => ledger;

    /// <summary>How often each sort of event has come while what else was the matter.</summary>
    public Coverage Coverage { get; } = new();

    /// <summary>Says that a law does not hold; only the first counts.</summary>
    public void Break(string law, string what)
    {
        if (Broken is null && (laws.Count == 0 || laws.Contains(law))) Broken = new(law, what);
    }

    /// <summary>All is heard, nobody is at anything: what must hold at rest.</summary>
    public void Rest()
    {
        foreach (var sku in goods.Skus)
        {
            foreach (var what in goods.TornPromises(sku)) Break(Law.TotesAreTheirOrders, what);
            foreach (var what in goods.Strangers(sku)) Break(Law.ReservationsHaveOrders, what);
            foreach (var site in crew.Sites)
            {
                Promised(sku, site);
                var (available, free) = (goods.Available(sku, site), goods.Pickable(sku, site, IsTurning) - goods.Promised(sku, site));
                if (available != free) Break(Law.NoUnderselling, $"{available} {sku} are said to be available at {site}, where {free} are pickable and not promised");
                if (available > 0 && goods.Waiting(sku, site) is > 0 and var waiting)
                    Break(Law.NobodyWaitsInVain, $"{waiting} {sku} are backordered while {available} are available at {site}");
            }
        }

        foreach (var what in goods.Estranged()) Break(Law.OrdersKnowFulfilments, what);
        foreach (var what in goods.EmptyPlans()) Break(Law.PlansHaveGoods, what);
        foreach (var what in goods.WithoutPlace()) Break(Law.GoodsHavePlaces, what);
        foreach (var (law, what) in crew.Seen) Break(law, what);
        foreach (var number in crew.WholeOrders)
            if (goods.IsTorn($"{Layout.Merchant}/{Ordering.Id(number)}")) Break(Law.WholeOrders, $"order {number} is on its way in part, and waits for the rest");
        foreach (var bug in crew.Bugs) Break(Law.NoBugs, bug);
    }

    /// <summary>Whether what is in memory, and what the ledger has, is what the log says.</summary>
    public void Replay()
    {
        foreach (var stream in ledger.Differing(world.Log.All)) Break(Law.ReplayIsState, $"{stream} is not what its bytes in the log come to");
        foreach (var stream in Memory.Differing(world.Server.Silo.Activations, ledger, world.Log)) Break(Law.ReplayIsState, $"{stream} is not in memory what the log says");
    }

    private void Heard(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            try
            {
                ledger.Add(stored);
            }
            catch (InvalidOperationException failure)
            {
                Break(Law.NothingIsNegative, $"{stored.Type} of {stored.Stream}: {failure.Message}");
            }

            goods.Hear(stored);
            Coverage.Count(stored, world.Faults);
        }

        foreach (var sku in events.SelectMany(goods.SkusOf).Distinct().ToArray())
            foreach (var site in crew.Sites) Promised(sku, site);
    }

    /// <summary>At every step: what holders gave up may be promised until stock has heard of it, and not longer.</summary>
    private void Promised(string sku, string site)
    {
        var (promised, pickable) = (goods.Promised(sku, site), goods.Pickable(sku, site, IsTurning));
        if (promised <= pickable) return;
        if (!world.Server.Reactions.Pending.Any(one => Goods.IsAbout(one.Event, sku)))
            Break(Law.PromisedIsPickable, $"{promised} {sku} are promised at {site}, where {pickable} can be picked or are in totes");
        else if (goods.GivenUp(sku, site) is var given && promised > pickable + given)
            Break(Law.PromisedAtEveryStep, $"{promised} {sku} are promised at {site}, where {pickable} can be picked, and {given} were given up of which stock has not heard");
    }

    private bool IsTurning(string? stream) => world.Server.Reactions.Pending.Any(one => stream is null || one.Event.Stream == stream);

    /// <summary>The log may be away, and a container's goods on their way; anything else is a refusal.</summary>
    private void Failed(Reaction reaction, Exception failure)
    {
        if (failure is WarehouseUnavailableException or EventLogException) return;
        Break(Law.ReactionsAreTotal, $"{reaction.Reactor.Name} on {reaction.Event.Type} of {reaction.Event.Stream}: {failure.Message}");
    }

    private void Failed(DueRow row, Exception failure) => Break(Law.ReactionsAreTotal, $"{row.Name} of {row.Stream}: {failure.Message}");
}
