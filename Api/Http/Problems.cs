using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace OrleansWarehouse.Api.Http;

/// <summary>Errors as RFC 9457 problem details, with a stable <c>code</c> and, for bad input, <c>errors</c> by field.</summary>
internal static class Problems
{
    /// <summary>The one mapper from refusals to answers.</summary>
    public static ProblemHttpResult Of(Refusal refusal) =>
        Of(StatusOf(refusal.Kind), refusal.Code, refusal.Detail, refusal.Errors.IsDefault ? [] : refusal.Errors);

    public static ProblemHttpResult NotFound(string code = "not_found", string detail = "There is no such thing.") =>
        Of(StatusCodes.Status404NotFound, code, detail);

    public static ProblemHttpResult Forbidden(string detail = "You may not do that.") =>
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
