using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace OrleansWarehouse.Api.Http;

/// <summary>Creates RFC 9457 problem details, with a stable <c>code</c> and, for invalid input, <c>errors</c> by field.</summary>
internal static class Problems
{
    /// <summary>Maps a refusal to a problem.</summary>
    public static ProblemHttpResult Of(Refusal refusal) =>
        Of(StatusOf(refusal.Kind), refusal.Code, refusal.Detail, refusal.Errors.IsDefault ? [] : refusal.Errors);

    public static ProblemHttpResult NotFound(string code = "not_found", string detail = "Not found.") =>
        Of(StatusCodes.Status404NotFound, code, detail);

    public static ProblemHttpResult Forbidden(string detail = "You are not allowed to do that.") =>
        Of(StatusCodes.Status403Forbidden, "forbidden", detail);

    public static ProblemHttpResult Of(int status, string code, string detail, IReadOnlyCollection<FieldError>? errors = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (errors is { Count: > 0 }) extensions["errors"] = ByField(errors);
        return TypedResults.Problem(
            detail, instance: null, status, ReasonPhrases.GetReasonPhrase(status), $"urn:warehouse:problem:{code}", extensions);
    }

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Dictionary<string, string[]> ByField(IReadOnlyCollection<FieldError> errors) =>
        errors.GroupBy(error => error.Field, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.Select(error => error.Message).ToArray(), StringComparer.Ordinal);
}
