using System.Collections.Immutable;

namespace OrleansWarehouse.Api.Import;

/// <param name="DryRun">Whether this was a preview: nothing was written, and made counts what would be created.</param>
/// <param name="Rows">The number of rows in the file.</param>
/// <param name="Problems">Errors of the file as a whole; when there are any, no row was processed.</param>
internal sealed record ImportAnswer(
    bool DryRun, int Rows, int Made, int Unchanged, int Refused, ImmutableArray<ImportProblem> Problems, ImmutableArray<ImportResult> Results);

/// <summary>The result of one order or delivery.</summary>
/// <param name="Rows">The numbers of its lines in the file.</param>
/// <param name="Title">A short text for people: <c>Bo Svensson, Stockholm</c>.</param>
/// <param name="Outcome"><c>made</c>, <c>unchanged</c> (it exists already) or <c>refused</c>.</param>
/// <param name="Code">The code of the refusal.</param>
internal sealed record ImportResult(
    string Id, ImmutableArray<int> Rows, string Title, int Lines, long Units, ImportOutcome Outcome, string? Code, ImmutableArray<ImportProblem> Problems);

/// <param name="Row">The line's number in the file; the header is 1.</param>
/// <param name="Column">Null when the whole row is concerned.</param>
internal sealed record ImportProblem(int Row, string? Column, string Message);

[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnum<ImportOutcome>))]
internal enum ImportOutcome
{
    Made,
    Unchanged,
    Refused,
}
