using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.EventSourcing.Tests;

/// <summary>A process completes wherever the host that runs it dies.</summary>
public sealed class ProcessTests
{
    private const string Stream = "trip:t";

    private readonly World world = new();
    private readonly Agency agency = new();

    [Fact]
    public async Task A_process_goes_on_until_it_has_ended()
    {
        await BeginAsync();

        Assert.Equal(["tripWanted", "tripBooked", "tripPaid"], Types());
        Assert.Equal(Trip.Tickets, agency.Paid.Order(StringComparer.Ordinal).Reverse());
        Assert.Empty(world.Log.Due);
    }

    [Fact]
    public async Task The_watchdog_is_written_with_the_events_that_begin_a_step()
    {
        agency.DiesBefore = 3;

        await BeginAsync();

        Assert.Equal(["tripWanted", "tripBooked"], Types());
        Assert.Equal(new DueRow(Stream, "booking", world.Noon + Trip.Process.StepTimeout), Assert.Single(world.Log.Due));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_watchdog_carries_on_what_a_death_broke_off(int call)
    {
        agency.DiesBefore = call;
        await BeginAsync();
        Assert.DoesNotContain("tripPaid", Types());

        await WatchAsync();

        Assert.Equal(["tripWanted", "tripBooked", "tripPaid"], Types());
        Assert.Equal(2, agency.Paid.Count);
        Assert.Empty(world.Log.Due);
    }

    [Theory]
    [InlineData(AppendFate.Lost, 1)]
    [InlineData(AppendFate.Lost, 2)]
    [InlineData(AppendFate.AnswerLost, 1)]
    [InlineData(AppendFate.AnswerLost, 2)]
    public async Task The_watchdog_carries_on_what_a_lost_append_broke_off(object fate, int append)
    {
        var trip = await WantedAsync();
        world.Log.Holds = true;
        var pumped = Trip.Process.PumpAsync(trip, new(agency));
        for (var i = 1; i < append; i++) world.Log.Next();
        world.Log.Holds = false;
        world.Log.Next((AppendFate)fate);
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => pumped);

        // If the last append was written after all, the watchdog was cleared with it.
        foreach (var row in world.Log.Due.ToArray()) await WatchAsync(row);

        Assert.Equal(["tripWanted", "tripBooked", "tripPaid"], Types());
        Assert.Empty(world.Log.Due);
    }

    [Fact]
    public async Task What_was_got_is_given_back_when_somebody_refuses()
    {
        agency.SoldOut = "back";

        await BeginAsync();

        Assert.Equal(["tripWanted", "tripFailed"], Types());
        Assert.Empty(agency.Booked);
        Assert.Empty(world.Log.Due);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_was_got_is_given_back_also_after_a_death_on_the_way(int call)
    {
        agency.SoldOut = "back";
        agency.DiesBefore = call;
        await BeginAsync();
        Assert.Equal(["tripWanted"], Types());

        await WatchAsync();

        Assert.Equal(["tripWanted", "tripFailed"], Types());
        Assert.Empty(agency.Booked);
        Assert.Empty(world.Log.Due);
    }

    [Fact]
    public async Task A_watchdog_that_comes_late_does_nothing()
    {
        await BeginAsync();

        await WatchAsync(new DueRow(Stream, "booking", world.Noon));

        Assert.Equal(3, Types().Length);
    }

    private async Task BeginAsync()
    {
        var trip = await WantedAsync();
        await DieAsync(() => Trip.Process.PumpAsync(trip, new(agency)));
    }

    private async Task<AggregateRunner<TripState, TripEvent>> WantedAsync()
    {
        var trip = await world.LoadAsync(Trip.Definition, "t");
        await trip.RecordAsync(static (_, _) => new TripWanted());
        return trip;
    }

    private Task WatchAsync() => WatchAsync(Assert.Single(world.Log.Due));

    /// <summary>Handles what is due with a new host, which knows only what the log says.</summary>
    private async Task WatchAsync(DueRow row)
    {
        world.Noon = row.At;
        var services = new ServiceCollection().AddWatchdog(Trip.Definition, static (Func<Task> resume) => resume());
        world.Add<Func<Task>>("t", async () =>
            await Trip.Process.PumpAsync(await world.LoadAsync(Trip.Definition, "t"), new(agency)));
        await new DeadlineDispatch(world, services.Select(service => service.ImplementationInstance).OfType<Deadline>()).HandleAsync(row, TestContext.Current.CancellationToken);
    }

    private string[] Types() => [.. world.Log.EventsOf(Stream).Select(stored => stored.Type)];

    private static async Task DieAsync(Func<Task> life)
    {
        try
        {
            await life();
        }
        catch (DeathException)
        {
            // The test continues from what is in the log.
        }
    }
}
