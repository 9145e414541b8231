using System.Collections.Immutable;
using System.Globalization;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Import;

/// <summary>Reads a file, and does or previews what it says, one order or delivery as well as it can without the others.</summary>
internal sealed class Importer(IOptions<ApiOptions> options)
{
    /// <param name="idOf">What rows belong to; rows without it stand alone and are refused for that.</param>
    /// <param name="read">Makes a command of rows, and says how it is called.</param>
    /// <param name="work">Does it, or previews it; gives whether something was, or would be, made.</param>
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
                draft.Add(Refusal.Conflict(unavailable.Code!, "It could not be done now; upload the file again later."));
            }
        }

        var units = draft.Rows.Sum(row => long.TryParse(row["quantity"], CultureInfo.InvariantCulture, out var quantity) && quantity is > 0 and <= Check.MaxQuantity ? quantity : 0);
        return new(
            draft.Id, [.. draft.Rows.Select(row => row.Number)], found.Title, draft.Rows.Count, units,
            code is not null ? ImportOutcome.Refused : made ? ImportOutcome.Made : ImportOutcome.Unchanged, code, [.. draft.Problems]);
    }
}
