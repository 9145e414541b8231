using System.Collections.Immutable;

namespace OrleansWarehouse.Api.Import;

/// <param name="DryRun">Nothing was written: made stands for what would be.</param>
/// <param name="Rows">Of the file.</param>
/// <param name="Problems">With the file as such; then nothing else was looked at.</param>
internal sealed record ImportAnswer(
    bool DryRun, int Rows, int Made, int Unchanged, int Refused, ImmutableArray<ImportProblem> Problems, ImmutableArray<ImportResult> Results);

/// <summary>What became of one order or delivery.</summary>
/// <param name="Rows">The lines of the file that it is made of.</param>
/// <param name="Title">What it comes to, for people: <c>Bo Svensson, Stockholm</c>.</param>
/// <param name="Outcome"><c>made</c>, <c>unchanged</c> (it is there already) or <c>refused</c>.</param>
/// <param name="Code">Of a refusal.</param>
internal sealed record ImportResult(
    string Id, ImmutableArray<int> Rows, string Title, int Lines, long Units, ImportOutcome Outcome, string? Code, ImmutableArray<ImportProblem> Problems);

/// <param name="Row">Of the file; the names of the columns are row 1.</param>
/// <param name="Column">Null when it is about the row as a whole.</param>
internal sealed record ImportProblem(int Row, string? Column, string Message);

[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnum<ImportOutcome>))]
internal enum ImportOutcome
{
    Made,
    Unchanged,
    Refused,
}
