using System.Collections.Immutable;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Events;

/// <summary>Endpoints that read events directly from the log.</summary>
internal static class EventEndpoints
{
    private const int MaxTimeline = 10_000;

    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var merchant = api.MapGroup("/merchants/{merchant}").For(AccessRule.Merchant).WithTags("Events");
        merchant.MapGet("/events", OfMerchantAsync);
        merchant.MapGet("/orders/{order}/timeline", OfOrderAsync).For(AccessRule.MerchantReading);
    }

    private static async Task<Results<Ok<Page<EventAnswer>>, ProblemHttpResult>> OfMerchantAsync(
        string merchant, string? after, [AsParameters] PageQuery page, IEventLog log, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (After: check.OptionalPosition(page.Cursor ?? after, "after"), Limit: page.ReadLimit(check)),
            out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var events = await log.ReadSubjectAsync(Subject.Merchant(merchant), wanted.After ?? 0, wanted.Limit, cancellationToken);
        var next = events.Count == wanted.Limit ? LogPosition.Format(events[^1].Position) : null;
        return TypedResults.Ok(new Page<EventAnswer>([.. events.Select(static stored => EventAnswer.Of(stored))], next));
    }

    private static async Task<Results<Ok<Page<EventAnswer>>, ProblemHttpResult>> OfOrderAsync(
        string merchant, string order, IEventLog log, ActorNames actors, CancellationToken cancellationToken)
    {
        if (!OrderId.TryParseLocal(new(merchant), order, out var id)) return Problems.NotFound("unknown_order");
        var events = await log.ReadSubjectAsync(Subject.Order(id.ToString()), 0, MaxTimeline, cancellationToken);
        if (events.Count == 0) return Problems.NotFound("unknown_order");
        var names = await actors.OfAsync(events.Select(static stored => stored.By));
        return TypedResults.Ok(new Page<EventAnswer>([.. events.Select(stored => EventAnswer.Of(stored, names))], null));
    }
}

/// <param name="Position">Opaque; sorts as text.</param>
/// <param name="Stream">The stream that the event belongs to, such as <c>order:acme/web:1001</c>.</param>
/// <param name="ByName">The actor's display name; only in timelines, which people read, and absent in feeds.</param>
/// <param name="Data">The event as it is stored.</param>
internal sealed record EventAnswer(
    string Position, DateTimeOffset At, string Type, string Stream, string By, string? ByName, RawJson Data)
{
    public static EventAnswer Of(StoredEvent stored, IReadOnlyDictionary<string, string>? names = null) => new(
        LogPosition.Format(stored.Position), stored.At, stored.Type, stored.Stream, stored.By, names?.GetValueOrDefault(stored.By),
        new(stored.Data));
}
