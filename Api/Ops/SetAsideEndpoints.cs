using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Reactions and deadlines that failed for good: operators see them, mend what is wrong, and have them tried again.</summary>
internal static class SetAsideEndpoints
{
    /// <summary>How long an answer waits for what becomes of a retry.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public static void MapSetAsides(this IEndpointRouteBuilder api)
    {
        var setAsides = api.MapGroup("/ops/setAsides").For(AccessRule.Operators).WithTags("Operations");
        setAsides.MapGet("", ListAsync).WithSummary("Reactions and deadlines that failed for good and wait for an operator, the oldest first.");
        setAsides.MapPost("/{id}/retry", RetryAsync)
            .WithSummary("Tries one again, and after it what waits behind it, in order; answers with what has become of it.");
    }

    private static async Task<Ok<SetAsideList>> ListAsync(SetAsideDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(SetAsideList.Of(await desk.ListAsync(cancellationToken)));

    private static async Task<Results<Ok<RetriedAnswer>, ProblemHttpResult>> RetryAsync(
        string id, SetAsideDesk desk, CancellationToken cancellationToken)
    {
        try
        {
            var open = await desk.RetryAsync(id, Bound, cancellationToken);
            return TypedResults.Ok(new RetriedAnswer(open is null, open is null ? null : SetAsideAnswer.Of(open)));
        }
        catch (KeyNotFoundException)
        {
            return Problems.NotFound("unknown_set_aside", "Nothing is set aside under this id; it may be settled.");
        }
    }
}

internal sealed record SetAsideList(ImmutableArray<SetAsideAnswer> Items)
{
    public static SetAsideList Of(IEnumerable<OpenSetAside> open) => new([.. open.Select(SetAsideAnswer.Of)]);
}

/// <summary>What is set aside.</summary>
[JsonConverter(typeof(CamelCaseEnum<SetAsideKind>))]
internal enum SetAsideKind
{
    /// <summary>What follows from an event; what comes after it for the same stream, or for the same goods, waits behind it.</summary>
    Reaction,

    /// <summary>What was to be done at a time; nothing waits behind it.</summary>
    Deadline,
}

/// <summary>A reaction or a deadline that failed for good.</summary>
/// <param name="Id">Stays the same until it is settled.</param>
/// <param name="Reactor">Which reactor failed; for a deadline <c>deadline:</c> and its name.</param>
/// <param name="Stream">Whose event or deadline it is, as <c>inbound:acme/A1</c>: what that reactor has to do for it from there on
/// waits.</param>
/// <param name="Position">The event's place in the log; absent for a deadline.</param>
/// <param name="Type">What happened, or the name of the deadline.</param>
/// <param name="Reason">Why it failed the last time; empty where it was not tried.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Since">When it was tried first.</param>
/// <param name="LastTriedAt">When it was tried last.</param>
/// <param name="Behind">The set-aside that it waits for, as that one is about the same goods.</param>
/// <param name="Waiting">How many events of its stream wait behind it; at most 1,000 are counted.</param>
/// <param name="RetryWanted">A retry was asked for and has not come yet.</param>
internal sealed record SetAsideAnswer(
    string Id, SetAsideKind Kind, string Reactor, string Stream, string? Position, string Type, string Reason, int Tries, DateTimeOffset Since,
    DateTimeOffset LastTriedAt, string? Behind, int Waiting, bool RetryWanted)
{
    public static SetAsideAnswer Of(OpenSetAside open)
    {
        var row = open.Row;
        return new(
            row.Id, row.IsDeadline ? SetAsideKind.Deadline : SetAsideKind.Reaction, row.Reactor, row.Stream,
            row.IsDeadline ? null : Grains.Interfaces.LogPosition.Format(row.Position), row.Type, row.Error, row.Tries, row.FirstAt,
            row.LastAt, row.BehindId, open.Waiting, row.RetryWanted);
    }
}

/// <param name="Settled">It succeeded, and so did all that waited behind it in its stream.</param>
/// <param name="SetAside">What is left of it; absent when it is settled.</param>
internal sealed record RetriedAnswer(bool Settled, SetAsideAnswer? SetAside);
