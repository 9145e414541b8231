using System.Collections.Immutable;
using System.Globalization;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Import;

/// <summary>Imports a file or previews it, each order or delivery independently of the others.</summary>
internal sealed class Importer(IOptions<ApiOptions> options)
{
    /// <param name="idOf">Returns the id by which rows are grouped; a row without an id is a group of its own, which is refused.</param>
    /// <param name="read">Reads a group's title and command.</param>
    /// <param name="work">Executes or previews a command; returns whether something was, or would be, created.</param>
    public async Task<ImportAnswer> RunAsync<TCommand>(
        CsvTable table, bool dryRun, Func<CsvLine, string?> idOf, Func<ImportDraft, Check, (string Title, TCommand Command)> read,
        Func<TCommand, Task<Outcome<bool>>> work)
    {
        if (table.Problems.Count > 0) return new(dryRun, table.Rows.Count, 0, 0, 0, [.. table.Problems], []);
        var drafts = table.Rows.GroupBy(row => idOf(row) ?? $"row {row.Number}", StringComparer.Ordinal)
            .Select(rows => new ImportDraft(rows.Key, [.. rows])).ToArray();
        var results = new ImportResult[drafts.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.BulkConcurrency };
        await Parallel.ForEachAsync(Enumerable.Range(0, drafts.Length), parallel, async (i, _) => results[i] = await RunAsync(drafts[i], read, work));
        int Count(ImportOutcome outcome) => results.Count(result => result.Outcome == outcome);
        return new(
            dryRun, table.Rows.Count, Count(ImportOutcome.Made), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Refused), [], [.. results]);
    }

    private static async Task<ImportResult> RunAsync<TCommand>(
        ImportDraft draft, Func<ImportDraft, Check, (string Title, TCommand Command)> read, Func<TCommand, Task<Outcome<bool>>> work)
    {
        var passes = Check.Passes(check => read(draft, check), out var found, out var refusal);
        if (!passes) draft.Add(refusal!);
        string? code = draft.Problems.Count > 0 ? "invalid_input" : null;
        var made = false;
        if (code is null)
        {
            try
            {
                var outcome = await work(found.Command);
                made = outcome.Accepted && outcome.Value;
                if (!outcome.Accepted)
                {
                    code = outcome.Refusal.Code;
                    draft.Add(outcome.Refusal);
                }
            }
            catch (Exception exception) when (RowResult.Unavailable(0, draft.Id, exception) is { } unavailable)
            {
                code = unavailable.Code;
                draft.Add(Refusal.Conflict(unavailable.Code!, "Temporarily unavailable. Upload the file again later."));
            }
        }

        var units = draft.Rows.Sum(row => long.TryParse(row["quantity"], CultureInfo.InvariantCulture, out var quantity) && quantity is > 0 and <= Check.MaxQuantity ? quantity : 0);
        return new(
            draft.Id, [.. draft.Rows.Select(row => row.Number)], found.Title, draft.Rows.Count, units,
            code is not null ? ImportOutcome.Refused : made ? ImportOutcome.Made : ImportOutcome.Unchanged, code, [.. draft.Problems]);
    }
}
