using System.Text.Json;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Bulk;

using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

/// <summary>
/// Processes rows in parallel, a bounded number at a time, and answers in their order. Rows with the same id are processed
/// sequentially, so that the last of them wins.
/// </summary>
internal sealed class Batch(IOptions<ApiOptions> options, IOptions<JsonOptions> json)
{
    /// <param name="read">Reads a row's id and command.</param>
    /// <param name="work">Executes a command and returns whether something was created.</param>
    public async Task<BatchAnswer> RunAsync<TRow, TCommand>(
        BatchBody body, Func<TRow, Check, (string Id, TCommand Command)> read, Func<string, TCommand, Task<Outcome<bool>>> work)
        where TRow : class
    {
        var results = new RowResult[body.Rows.Count];
        var readable = new List<ReadRow<TCommand>>(results.Length);
        for (var i = 0; i < results.Length; i++)
        {
            if (Read(i, body.Rows[i], read, out var row) is { } bad) results[i] = bad;
            else readable.Add(row);
        }

        // A single row runs on this thread.
        if (readable is [var only]) results[only.Index] = await WorkAsync(only, work);
        else await WorkAsync(readable, results, work);
        return new(results);
    }

    private Task WorkAsync<TCommand>(List<ReadRow<TCommand>> rows, RowResult[] results, Func<string, TCommand, Task<Outcome<bool>>> work)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.BulkConcurrency };
        return Parallel.ForEachAsync(rows.GroupBy(row => row.Id, StringComparer.Ordinal), parallel, async (same, _) =>
        {
            foreach (var row in same) results[row.Index] = await WorkAsync(row, work);
        });
    }

    private RowResult? Read<TRow, TCommand>(
        int index, ReadOnlyMemory<byte> bytes, Func<TRow, Check, (string Id, TCommand Command)> read, out ReadRow<TCommand> row)
        where TRow : class
    {
        row = default;
        try
        {
            var body = JsonSerializer.Deserialize<TRow>(bytes.Span, json.Value.SerializerOptions)
                ?? throw new JsonException("The row is null.");
            var passes = Check.Passes(check => read(body, check), out var found, out var refusal);
            row = new(index, found.Id, found.Command);
            return passes ? null : RowResult.Refused(index, found.Id.Length == 0 ? null : found.Id, refusal!);
        }
        catch (JsonException exception)
        {
            return RowResult.Unreadable(index, exception);
        }
    }

    private static async Task<RowResult> WorkAsync<TCommand>(
        ReadRow<TCommand> row, Func<string, TCommand, Task<Outcome<bool>>> work)
    {
        try
        {
            var outcome = await work(row.Id, row.Command);
            return outcome.Accepted
                ? RowResult.Done(row.Index, row.Id, outcome.Value)
                : RowResult.Refused(row.Index, row.Id, outcome.Refusal);
        }
        catch (Exception exception) when (RowResult.Unavailable(row.Index, row.Id, exception) is { } unavailable)
        {
            return unavailable;
        }
    }

    private readonly record struct ReadRow<TCommand>(int Index, string Id, TCommand Command);
}
