using System.Text.Json;

using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Http;

/// <summary>Maps exceptions of endpoints to problems: 400 for unreadable input, 503 for unavailable infrastructure, else 500.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        var problem = ProblemOf(exception);
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        if (problem.StatusCode >= StatusCodes.Status500InternalServerError)
            LogFailed(logger, exception, httpContext.TraceIdentifier);
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemHttpResult ProblemOf(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
        JsonException json => OfJson(json),
        BadHttpRequestException bad => OfRequest(bad),
        WarehouseUnavailableException unavailable => Unavailable(unavailable.Code),
        ViewLagException lag => Problems.Of(StatusCodes.Status503ServiceUnavailable, lag.Code, lag.Message),
        EventLogException unavailable => Unavailable(unavailable.Code),
        TimeoutException => OutcomeUnknown("timeout", "The request timed out"),
        OrleansException => OutcomeUnknown("unavailable", "A grain could not be reached"),
        _ => Problems.Of(StatusCodes.Status500InternalServerError, "internal_error",
            "An internal error occurred; it is in the server's log."),
    };

    private static ProblemHttpResult OfJson(JsonException exception)
    {
        var field = JsonPaths.FieldOf(exception.Path);
        return Problems.Of(
            StatusCodes.Status400BadRequest, JsonPaths.IsUnknownMember(exception) ? "unknown_parameter" : "invalid_json", $"The body cannot be read at '{field}'.",
            [new FieldError(field, JsonPaths.WhatIsWrong(exception))]);
    }

    private static ProblemHttpResult OfRequest(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge =>
            Problems.Of(exception.StatusCode, "body_too_large", "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType =>
            Problems.Of(exception.StatusCode, "unsupported_media_type", "Send application/json."),
        StatusCodes.Status408RequestTimeout => Problems.Of(exception.StatusCode, "too_slow", "The body arrived too slowly."),
        var status => Problems.Of(status, "invalid_request", "The request cannot be read: its body or its parameters are malformed."),
    };

    private static ProblemHttpResult OutcomeUnknown(string code, string what) => Problems.Of(
        StatusCodes.Status503ServiceUnavailable, code, $"{what}. The outcome is unknown: repeat the request with the same Idempotency-Key.");

    private static ProblemHttpResult Unavailable(string code) =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, code, "Nothing was changed. Try again later.");

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Trace} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string trace);
}
