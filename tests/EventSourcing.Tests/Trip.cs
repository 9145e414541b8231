using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.EventSourcing.Tests;

public abstract record TripEvent;

[EventType("tripWanted")]
public sealed record TripWanted : TripEvent;

[EventType("tripBooked")]
public sealed record TripBooked(ImmutableArray<string> Tickets) : TripEvent;

[EventType("tripPaid")]
public sealed record TripPaid : TripEvent;

[EventType("tripFailed")]
public sealed record TripFailed(string Why) : TripEvent;

public sealed record TripState(string Stage)
{
    public static TripState Initial { get; } = new("");
}

/// <summary>Books and pays tickets; idempotent, because it remembers which it has.</summary>
internal sealed class Agency
{
    public HashSet<string> Booked { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Paid { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of the call before which the caller dies; 0 for none.</summary>
    public int DiesBefore { get; set; }

    public string? SoldOut { get; set; }

    public bool Book(string ticket)
    {
        Live();
        if (ticket == SoldOut) return false;
        Booked.Add(ticket);
        return true;
    }

    public void Return(string ticket)
    {
        Live();
        Booked.Remove(ticket);
    }

    public void Pay(string ticket)
    {
        Live();
        Paid.Add(ticket);
    }

    private void Live()
    {
        if (DiesBefore > 0 && --DiesBefore == 0) throw new DeathException();
    }
}

/// <summary>The death of the host.</summary>
internal sealed class DeathException : Exception;

/// <summary>The process of these tests: two tickets are booked, then both are paid; when one is sold out, both are given back.</summary>
internal sealed class Trip(Agency agency)
{
    public static readonly ImmutableArray<string> Tickets = ["there", "back"];

    public static Process<Trip, TripState, TripEvent> Process { get; } = new(
        "booking",
        [
            new("book", static state => state.Stage == "wanted", static (trip, _) => trip.BookAsync())
            {
                Compensation = new(static (trip, _) => trip.ReturnAsync(), static (_, refusal) => new TripFailed(refusal.Code)),
            },
            new("pay", static state => state.Stage == "booked", static (trip, _) => trip.PayAsync()),
        ]);

    public static Aggregate<TripState, TripEvent> Definition { get; } = new(
        "trip", TripState.Initial, Evolve, static (_, _) => [], TripJson.Default.TripState) { Process = Process };

    private Task<StepResult<TripState, TripEvent>> BookAsync()
    {
        foreach (var ticket in Tickets)
            if (!agency.Book(ticket)) return Task.FromResult<StepResult<TripState, TripEvent>>(Refusal.Conflict("sold_out", ticket));
        return Task.FromResult(StepResult<TripState, TripEvent>.Of(static (state, _) =>
            state.Stage == "wanted" ? new TripBooked(Tickets) : Decision<TripEvent>.Nothing));
    }

    private Task ReturnAsync()
    {
        foreach (var ticket in Tickets) agency.Return(ticket);
        return Task.CompletedTask;
    }

    private Task<StepResult<TripState, TripEvent>> PayAsync()
    {
        foreach (var ticket in Tickets) agency.Pay(ticket);
        return Task.FromResult(StepResult<TripState, TripEvent>.Of(static (state, _) =>
            state.Stage == "booked" ? new TripPaid() : Decision<TripEvent>.Nothing));
    }

    private static TripState Evolve(TripState state, TripEvent @event, DateTimeOffset at) => @event switch
    {
        TripWanted => new("wanted"),
        TripBooked => new("booked"),
        TripPaid => new("paid"),
        TripFailed => new("failed"),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}

[JsonSerializable(typeof(TripState))]
[JsonSerializable(typeof(TripWanted))]
[JsonSerializable(typeof(TripBooked))]
[JsonSerializable(typeof(TripPaid))]
[JsonSerializable(typeof(TripFailed))]
internal sealed partial class TripJson : JsonSerializerContext;
